using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Conformance;

/// <summary>How far one process has come with what it is to observe.</summary>
/// <param name="Sought">What it is to observe.</param>
/// <param name="Told">How many of the entries it has been told.</param>
/// <param name="Children">How many processes it has spawned.</param>
internal readonly record struct Progress(ObservedProcess Sought, int Told, int Children)
{
    private const string Normal = "normal";
    private const string Timeout = "timeout";

    /// <summary>What it must be told next; null when it has been told everything.</summary>
    public string? Next => Told < Sought.Entries.Count ? Sought.Entries[Told] : null;

    /// <summary>Whether it has been told everything.</summary>
    public bool IsComplete => Told == Sought.Entries.Count;

    /// <summary>Whether it takes all the steps before it: no signal ends it here, for it is told more, waits for ever, or ends as no signal ends another.</summary>
    public bool MustGoOn => !IsComplete || Sought.IsBlocked || Sought.End == Normal || Sought.End.StartsWith($"{Normal} ", StringComparison.Ordinal);

    /// <summary>Whether a message in its mailbox makes no difference any more: it takes none, and what a dead process leaves is not observed.</summary>
    public bool IgnoresMessages => IsComplete && !Sought.IsBlocked;

    /// <summary>Whether dying of that reason, without a result, is its end.</summary>
    public bool EndsWith(ExitReason reason) => IsComplete && Sought.End == reason.Name;

    /// <summary>Whether the instruction at which it stands does to it what it is to observe; of a receive that nothing matches, whether that can still come.</summary>
    /// <param name="process">The process.</param>
    /// <param name="exists">Whether a path is one of the observation's processes.</param>
    public bool Fits(ProcessView process, Func<string, bool> exists) => process.Pending switch
    {
        Receive receive => process.IsUnmatched ? CanWait(receive) : Next == $"took {Observer.MessageText(MatchOf(process, receive))}",
        TrapExit => Next == (process.IsTrapping ? "trap true" : "trap false"),
        Demonitor => IsNext("demonitor "),
        IsAlive => IsNext("alive "),
        WhereIs => IsNext("whereis "),
        Spawn => exists(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{process.Pid}.{Children + 1}")),
        End end => IsComplete && Sought.End == (end.Result is null ? Normal : $"{Normal} {Literal.Of(end.Result)}"),
        Exit exit => EndsWith(exit.Reason),
        Fail => EndsWith(ExitReason.Failed),
        _ => true,
    };

    /// <summary>Whether a timeout is what it must be told next.</summary>
    public bool FitsTimeout => Next == Timeout;

    private bool CanWait(Receive receive) => receive.After is null
        ? IsNext("took ") || (IsComplete && Sought.IsBlocked)
        : IsNext("took ") || FitsTimeout;

    private bool IsNext(string kind) => Next is { } next && next.StartsWith(kind, StringComparison.Ordinal);

    private static object MatchOf(ProcessView process, Receive receive)
    {
        for (var i = 0; ; i++)
        {
            var message = process.Message(i);
            foreach (var clause in receive.Clauses)
            {
                if (clause.Matches(message))
                {
                    return message;
                }
            }
        }
    }
}
