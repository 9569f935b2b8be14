using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Reports;

/// <summary>A recorded run as sentences: for each step what its process did, and what came of it.</summary>
public static class TraceText
{
    /// <summary>One line of a trace.</summary>
    /// <param name="Step">The step, from 1; 0 for the start of the program.</param>
    /// <param name="Process">Whose line it is.</param>
    /// <param name="Text">What it did.</param>
    /// <param name="Consequence">Whether it came of the step's own line.</param>
    public readonly record struct Line(int Step, string Process, string Text, bool Consequence);

    /// <summary>The lines of a run, in order.</summary>
    /// <param name="recording">The run.</param>
    /// <param name="verbose">Also what is as one expects: arrivals, links that come with a spawn, normal ends that reach a process which does not mind.</param>
    public static IEnumerable<Line> Lines(Recording recording, bool verbose = false)
    {
        for (var step = 0; step <= recording.Steps; step++)
        {
            var own = false;
            foreach (var line in LinesOf(recording, step, verbose))
            {
                yield return line with { Consequence = own };
                own = true;
            }
        }
    }

    private static List<Line> LinesOf(Recording recording, int step, bool verbose)
    {
        var lines = new List<Line>();
        foreach (ref readonly var e in recording.EventsOf(step))
        {
            if (SentenceOf(recording, e, verbose) is { } sentence)
            {
                lines.Add(new Line(step, e.Process < 0 ? "" : recording.Label(e.Process), sentence, false));
            }
        }
        return lines;
    }

    /// <summary>One event as a sentence without its subject; null for what goes without saying.</summary>
    internal static string? SentenceOf(Recording run, in Event e, bool verbose) => e.Kind switch
    {
        EventKind.Started => verbose ? "exists from the start" : null,
        EventKind.Spawned => $"spawns {run.Label(e.Other)}",
        EventKind.Worked => Piece(e.Number, ((Work)e.Code!).Amount, isLast: e.Payload is not null),
        EventKind.AskedSelf => verbose ? "asks for its pid" : null,
        EventKind.Sent => $"sends {Literal.Of(e.Payload)} to {Other(run, e)}",
        EventKind.Arrived => verbose || e.Payload is ExitMessage or DownMessage ? $"finds {Literal.Of(e.Payload)} in its mailbox" : null,
        EventKind.Dropped => $"{(e.Process < 0 ? "nobody" : "is dead and")} gets {Literal.Of(e.Payload)}: dropped",
        EventKind.Received => $"takes {Literal.Of(e.Payload)} from {Other(run, e)}",
        EventKind.Linked => $"is linked with {Other(run, e)}",
        EventKind.LinkRefused => $"links with {Other(run, e)}, which is already dead",
        EventKind.Unlinked => $"unlinks {Other(run, e)}{(e.Number == 0 ? ", with which it has no link" : "")}",
        EventKind.TrapSet => $"traps exits: {(e.Number == 1 ? "on" : "off")}",
        EventKind.ExitSignalled => verbose ? $"gets the exit signal {e.Payload} of {Other(run, e)}" : null,
        EventKind.Died => Death(run, e),
        EventKind.Noted => $"notes {((Note)e.Payload!).Name} = {Literal.Of(((Note)e.Payload).Value)}",
        EventKind.Failed => $"fails: {e.Payload}",
        _ => SignalSentence(run, e, verbose),
    };

    private static string? SignalSentence(Recording run, in Event e, bool verbose) => e.Kind switch
    {
        EventKind.ExitSent => $"sends the exit signal {e.Payload} to {Other(run, e)}",
        EventKind.ExitReached => verbose ? $"gets the exit signal {e.Payload} of {Other(run, e)}" : null,
        EventKind.Monitored => $"monitors {Monitored(run, e)}",
        EventKind.Demonitored => $"ends its monitor of {Monitored(run, e)}{(e.Number == 0 ? ", which is not active" : "")}{(e.Clause == 1 ? ", and takes the DOWN out of its mailbox" : "")}",
        EventKind.DownSignalled => verbose ? $"gets the news that {Over(run, e)} is over" : null,
        EventKind.Registered => $"registers {(e.Other == e.Process ? "itself" : Other(run, e))} as @{e.Payload}",
        EventKind.Unregistered => e.Other == e.Process && !verbose ? null : $"ends the name @{e.Payload} of {(e.Other == e.Process ? "itself" : Other(run, e))}",
        EventKind.LookedUp => $"asks who is @{e.Payload}: {(e.Other < 0 ? "nobody" : run.Label(e.Other))}",
        EventKind.AskedAlive => $"asks whether {Other(run, e)} is alive: {(e.Number == 1 ? "yes" : "no")}",
        EventKind.BadArgument => $"uses the name @{e.Payload}, and that cannot be",
        EventKind.TimedOut => $"times out after {e.Number}",
        EventKind.Queued => verbose ? $"has a signal on its way to {Other(run, e)}" : null,
        EventKind.Delivered => $"gets signal {e.Number} of {Other(run, e)}{Kind(e.Payload)}",
        EventKind.Condemned => $"must die of {e.Payload}",
        _ => null,
    };

    private static string Kind(object? kind) => kind switch
    {
        SignalKind.Message => ": a message",
        SignalKind.Exit => ": an exit signal",
        SignalKind.LinkExit => ": an exit signal of their link",
        SignalKind.Link => ": a link",
        SignalKind.Unlink => ": the end of a link",
        SignalKind.Monitor => ": a monitor",
        SignalKind.Demonitor => ": the end of a monitor",
        _ => ": a DOWN",
    };

    private static string Monitored(Recording run, in Event e) => e.Payload is MonitorRef { Name: { } name } ? $"@{name}" : Other(run, e);

    /// <remarks>Of a process that was dead already, the news come from the one who asked.</remarks>
    private static string Over(Recording run, in Event e) => e.Payload is MonitorRef { Of: { } of } && e.Other == e.Process ? $"{of}" : Monitored(run, e);

    private static string Piece(int reductions, int amount, bool isLast) =>
        reductions >= amount ? $"works {amount}" : isLast ? $"works the last {reductions} of {amount}" : $"works {reductions} of {amount}";

    private static string Death(Recording run, in Event e)
    {
        var reason = (ExitReason)e.Payload!;
        var lost = e.Number == 0 ? "" : $"; {e.Number} unread message{(e.Number == 1 ? "" : "s")} gone";
        return e.Other >= 0 ? e.Other == e.Process ? $"ends itself: {reason}{lost}" : $"dies of {reason}, from {run.Label(e.Other)}{lost}"
            : reason.IsNormal ? $"ends{lost}"
            : reason.Equals(ExitReason.Crash) ? $"crashes{lost}"
            : $"exits: {reason}{lost}";
    }

    private static string Other(Recording run, in Event e) => e.Other < 0 ? "a process that does not exist" : run.Label(e.Other);
}
