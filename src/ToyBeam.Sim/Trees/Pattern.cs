namespace ToyBeam.Sim.Trees;

/// <summary>Which messages a branch of a <see cref="Statement.Receive"/> takes.</summary>
public abstract record Pattern
{
    private Pattern() { }

    /// <summary>A message equal to this text.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : Pattern
    {
        /// <summary>Well-formed Unicode without control characters except line feed.</summary>
        public string Value { get; } = TreeWords.RequireText(Value);
    }

    /// <summary>The EXIT message of one process, which only a process that traps exits ever gets.</summary>
    /// <param name="From">The process that ended.</param>
    /// <param name="Reason">The reason it must have ended with; null for any.</param>
    public sealed record ExitFrom(Who From, string? Reason = null) : Pattern
    {
        /// <summary>A word such as <c>normal</c> or <c>crash</c>; null matches every reason.</summary>
        public string? Reason { get; } = Reason is null ? null : TreeWords.RequireReason(Reason);
    }

    /// <summary>The DOWN message of one process, or of a registered name when the monitor was by name.</summary>
    /// <param name="Of">The process that is over, or <see cref="Who.Registered"/>.</param>
    /// <param name="Reason">The reason it must have ended with; null for any.</param>
    public sealed record DownOf(Who Of, string? Reason = null) : Pattern
    {
        /// <summary>A word such as <c>normal</c> or <c>crash</c>; null matches every reason.</summary>
        public string? Reason { get; } = Reason is null ? null : TreeWords.RequireReason(Reason);
    }

    /// <summary>Any message.</summary>
    public sealed record Any : Pattern;

    /// <summary>Whom the pattern is about; null for nobody.</summary>
    internal Who? Whom => this switch
    {
        ExitFrom exit => exit.From,
        DownOf down => down.Of,
        _ => null,
    };
}
