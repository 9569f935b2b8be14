namespace ToyBeam.Core.Instructions;

/// <summary>Selective receive: the oldest message that any clause matches, the first clause that matches it; else the process is blocked, or times out.</summary>
/// <remarks>Source: Erlang reference manual, "Expressions", receive. Messages that no clause matches stay in the mailbox, in order.</remarks>
public sealed class Receive : Code
{
    private readonly Clause? _only; // One clause is the usual number, and saves the array in an instruction that is made anew for every message.
    private readonly Clause[]? _several;

    internal Receive(ReadOnlySpan<Clause> clauses) : base(Op.Receive)
    {
        if (!clauses.IsEmpty && clauses[^1] is Clause.Timeout timeout)
        {
            After = timeout;
            clauses = clauses[..^1];
        }
        if (clauses.Length == 1)
        {
            _only = clauses[0];
        }
        else
        {
            _several = clauses.ToArray();
        }
    }

    /// <summary>What happens when no message matches for so long; null to wait for ever.</summary>
    public Clause.Timeout? After { get; }

    /// <summary>The clauses but the timeout, in the order in which they are tried.</summary>
    public ReadOnlySpan<Clause> Clauses => _several ?? new ReadOnlySpan<Clause>(in _only!);

    internal Clause this[int index] => _several is null ? _only! : _several[index];

    /// <summary>The index of the first clause that matches the message, or -1.</summary>
    internal int FirstMatch(object message)
    {
        if (_several is null)
        {
            return _only!.Matches(message) ? 0 : -1;
        }
        for (var i = 0; i < _several.Length; i++)
        {
            if (_several[i].Matches(message))
            {
                return i;
            }
        }
        return -1;
    }

    internal override Code Next(object? value) => throw new System.Diagnostics.UnreachableException();

    /// <summary>The patterns as text, such as <c>"Ping" | Value</c>.</summary>
    public override string ToString()
    {
        var patterns = Clauses.IsEmpty ? "nothing" : string.Join(" | ", Clauses.ToArray().AsEnumerable());
        return After is null ? patterns : $"{patterns}, {After}";
    }
}
