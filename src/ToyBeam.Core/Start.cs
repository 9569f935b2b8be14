namespace ToyBeam.Core;

/// <summary>A program's factory: adds its static processes. Called anew at the start of every run; must do the same each time.</summary>
public delegate void Start(Roots roots);

/// <summary>Programs of one static process.</summary>
public static class SingleRoot
{
    /// <summary>The program whose only static process does what the factory makes.</summary>
    public static Start Of(Func<Code> root) => roots => roots.Add(root());
}

/// <summary>The static processes of a run: they exist from its start, the first one is the root.</summary>
public abstract class Roots
{
    private protected Roots()
    {
    }

    /// <summary>The pid of the static process with that index, whether it has been added yet or not.</summary>
    /// <param name="index">From 0.</param>
    public abstract Pid this[int index] { get; }

    /// <summary>Adds the next static process.</summary>
    /// <param name="code">What it does.</param>
    /// <param name="name">How traces call it, beside its path.</param>
    /// <param name="server">Whether it may wait for ever without being stuck.</param>
    /// <returns>Its pid.</returns>
    public abstract Pid Add(Code code, string? name = null, bool server = false);
}
