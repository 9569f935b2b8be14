namespace ToyBeam.Sim.Trees;

/// <summary>Statements that run one after the other; a process whose block runs out ends normally.</summary>
/// <param name="Statements">The statements, in order.</param>
public sealed record Block(ValueList<Statement> Statements)
{
    /// <summary>The block without statements.</summary>
    public static Block Empty { get; } = new([]);

    /// <summary>A block of these statements.</summary>
    /// <param name="statements">The statements, in order.</param>
    /// <returns>The block.</returns>
    public static Block Of(params ReadOnlySpan<Statement> statements) => new([.. statements]);

    /// <summary>Whether what follows this block, when it is a branch, can never run.</summary>
    internal bool Ends => Statements.Any(statement => statement.Ends);
}

/// <summary>One branch of a receive: <c>PATTERN -> {…}</c>.</summary>
/// <param name="Pattern">Which messages it takes.</param>
/// <param name="Body">What runs then; afterwards the statements after the receive follow.</param>
public sealed record Branch(Pattern Pattern, Block Body);

/// <summary>The timeout of a receive: <c>after N -> {…}</c>.</summary>
/// <param name="Milliseconds">How long no message must match.</param>
/// <param name="Body">What runs then; afterwards the statements after the receive follow.</param>
public sealed record Timeout(int Milliseconds, Block Body)
{
    /// <summary>0 to 1,000,000,000; 0 looks through the mailbox once.</summary>
    public int Milliseconds { get; } = TreeWords.RequireTime(Milliseconds);
}
