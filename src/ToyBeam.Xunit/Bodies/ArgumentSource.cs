using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Xunit.Bodies;

/// <summary>Where the values of one parameter come from.</summary>
internal abstract class ArgumentSource
{
    /// <summary>The second half of FsCheck's seed: any fixed odd number would do.</summary>
    protected const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <summary>A value: a function of seed and size.</summary>
    public abstract object? Sample(ulong seed, int size);

    /// <summary>Simpler values, the boldest first.</summary>
    public abstract IEnumerable<object?> Shrink(object? value);

    /// <summary>The sources of some types.</summary>
    /// <param name="types">The types of the parameters.</param>
    /// <param name="arbitraries">Classes with arbitraries, which win over the standard ones.</param>
    public static IReadOnlyList<ArgumentSource> Of(IEnumerable<Type> types, IEnumerable<Type> arbitraries)
    {
        var map = ArbMap.Default.MergeArb(TreeGen.Arbitrary());
        foreach (var members in arbitraries)
        {
            map = map.Merge(members);
        }
        return [.. types.Select(type => Of(type, map))];
    }

    private static ArgumentSource Of(Type type, IArbMap map) => (ArgumentSource)Activator.CreateInstance(
        typeof(ArgumentSource<>).MakeGenericType(type),
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions,
        binder: null,
        [map],
        culture: null)!;
}

/// <summary>Where the values of one parameter come from.</summary>
/// <typeparam name="T">The parameter's type.</typeparam>
internal sealed class ArgumentSource<T>(IArbMap map) : ArgumentSource
{
    private readonly Arbitrary<T> _arbitrary = map.ArbFor<T>();

    public override object? Sample(ulong seed, int size) => _arbitrary.Generator.Sample(1, new Rnd(seed, Gamma), size)[0];

    public override IEnumerable<object?> Shrink(object? value) => _arbitrary.Shrinker((T)value!).Select(smaller => (object?)smaller);
}
