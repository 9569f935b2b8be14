namespace ToyBeam.Sim.Trees;

/// <summary>How a statement names a process: <c>self</c>, <c>parent</c> or a name in scope.</summary>
public abstract record Who
{
    private Who() { }

    /// <summary>The process that runs the statement.</summary>
    public sealed record Self : Who;

    /// <summary>The process that spawned this one. A static process has none.</summary>
    public sealed record Parent : Who;

    /// <summary>A static process, or a process that a spawn bound earlier in this block or in a block around it; the innermost binding counts.</summary>
    /// <param name="Name">The name.</param>
    public sealed record Named(string Name) : Who
    {
        /// <summary>A letter or <c>_</c>, then letters, digits and <c>_</c>; ASCII; no keyword.</summary>
        public string Name { get; } = TreeWords.RequireName(Name);
    }

    /// <summary><c>@NAME</c>: whoever has that registered name. Only in <c>send</c>, <c>monitor</c>, <c>demonitor</c> and <c>down</c>.</summary>
    /// <param name="Name">The name.</param>
    public sealed record Registered(string Name) : Who
    {
        /// <summary>A word that is no keyword, without the <c>@</c>.</summary>
        public string Name { get; } = TreeWords.RequireName(Name);
    }
}
