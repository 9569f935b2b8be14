using System.Reflection;
using System.Runtime.CompilerServices;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Trees;
using ToyBeam.Xunit.Cases;

namespace ToyBeam.Xunit.Bodies;

/// <summary>A property as its method and attributes declare it.</summary>
internal sealed class BeamProperty
{
    private readonly ParameterInfo[] _generated;
    private IReadOnlyList<ArgumentSource>? _sources;

    /// <summary>A property.</summary>
    /// <param name="className">The name of its test class, which may inherit the method; nested ones with <c>+</c>.</param>
    /// <param name="method">The method.</param>
    public BeamProperty(string className, MethodInfo method)
    {
        FullName = $"{className}.{method.Name}";
        Method = method;
        Settings = method.GetCustomAttribute<BeamPropertyAttribute>()!;
        Floors = [.. method.GetCustomAttributes<FloorAttribute>()];
        _generated = [.. method.GetParameters().Where(parameter => !IsTally(parameter))];
    }

    /// <summary>What <c>dotnet test --filter</c> calls FullyQualifiedName.</summary>
    public string FullName { get; }

    public MethodInfo Method { get; }

    public BeamPropertyAttribute Settings { get; }

    public IReadOnlyList<FloorAttribute> Floors { get; }

    /// <summary>Whether a program tree is all that it takes.</summary>
    public bool TakesTree => _generated is [{ ParameterType: var type }] && type == typeof(ProgramTree);

    public IEnumerable<string> ArgumentNames => _generated.Select(parameter => parameter.Name!);

    private IReadOnlyList<ArgumentSource> Sources => _sources ??= ArgumentSource.Of(_generated.Select(parameter => parameter.ParameterType), Settings.Arbitrary);

    public CaseInput Generate(CaseAddress address) => new(
        [.. Sources.Select((source, i) => source.Sample(address.ArgumentSeed(i), address.Size))],
        new ExplorationContext(address.ExplorationSeed, Replay: null),
        address.Size);

    /// <summary>The input with one argument made smaller, for each way to do that; earlier arguments first.</summary>
    public IEnumerable<CaseInput> Shrink(CaseInput input)
    {
        for (var i = 0; i < Sources.Count; i++)
        {
            foreach (var smaller in Sources[i].Shrink(input.Arguments[i]))
            {
                object?[] arguments = [.. input.Arguments];
                arguments[i] = smaller;
                yield return input with { Arguments = arguments };
            }
        }
    }

    /// <summary>The arguments as the method takes them.</summary>
    public object?[] ArgumentsOf(CaseInput input, Tally tally)
    {
        var next = 0;
        return [.. Method.GetParameters().Select(parameter => IsTally(parameter) ? tally : input.Arguments[next++])];
    }

    /// <summary>Why the declaration makes no sense, as a sentence; null when it does.</summary>
    public string? FirstProblem() =>
        Method.ContainsGenericParameters ? "A property's method has no type parameters."
        : Method.ReturnType == typeof(void) && Method.IsDefined(typeof(AsyncStateMachineAttribute)) ? "Nobody can wait for an async void method: return Task."
        : !PropertyBody.CanReturn(Method.ReturnType) ? $"A property returns nothing, bool, Task, Task<bool> or an FsCheck Property, not {Method.ReturnType}."
        : Settings.Timeout != 0 ? "Timeout has no effect on a property: use Deadline."
        : Settings.MaxTest < 1 ? $"MaxTest is {Settings.MaxTest}, but must be at least 1."
        : Settings.StartSize < 0 || Settings.EndSize < Settings.StartSize ? $"Sizes go from {Settings.StartSize} to {Settings.EndSize}, but must not be negative and not go down."
        : Settings.MaxRejected < 0 || Settings.Deadline < 0 || Settings.ShrinkRuns < 0 ? "MaxRejected, Deadline and ShrinkRuns must not be negative."
        : Floors.Any(floor => floor.Share is not (> 0 and <= 1)) ? "The share of a floor is above 0 and at most 1."
        : null;

    private static bool IsTally(ParameterInfo parameter) => parameter.ParameterType == typeof(Tally);
}
