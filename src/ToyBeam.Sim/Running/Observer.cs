using System.Globalization;
using System.Text;
using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Invariants;

namespace ToyBeam.Sim.Running;

/// <summary>What the processes of a run could tell about it: what each took in order, what its calls said, how it ended, what is left in its mailbox. Breaks no claim.</summary>
/// <remarks>It is what a run on the real emulator shows, too, and what conformance compares.</remarks>
public sealed class Observer : IInvariant
{
    private readonly List<StringBuilder> _entries = [];

    /// <inheritdoc/>
    public string Name => "observer";

    /// <summary>The kinds of event in which a process is told something.</summary>
    public const EventKinds Kinds = EventKinds.Received | EventKinds.TimedOut | EventKinds.TrapSet | EventKinds.Demonitored | EventKinds.AskedAlive | EventKinds.LookedUp;

    /// <inheritdoc/>
    public EventKinds Needs => Kinds;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        foreach (var entries in _entries)
        {
            entries.Clear();
        }
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        var entries = EntriesOf(e.Process);
        entries.Append(entries.Length == 0 ? "" : ", ").Append(EntryOf(e, world));
        return null;
    }

    /// <summary>What an event tells the process whose event it is, such as <c>took "a"</c>.</summary>
    /// <param name="e">Of one of the kinds in <see cref="Kinds"/>.</param>
    /// <param name="world">The world in which it happened.</param>
    public static string EntryOf(in Event e, World world) => e.Kind switch
    {
        EventKind.Received => $"took {MessageText(e.Payload!)}",
        EventKind.TimedOut => "timeout",
        EventKind.TrapSet => $"trap {Text(e.Clause == 1)}",
        EventKind.Demonitored => $"demonitor {Text(e.Number == 1 || !AskedInfo(e))}",
        EventKind.AskedAlive => $"alive {Text(e.Number == 1)}",
        _ => $"whereis {(e.Other < 0 ? "undefined" : world[e.Other].Pid)}",
    };

    /// <summary>What one process has told so far, such as <c>took "a", timeout</c>; empty for nothing.</summary>
    public string EntriesSoFar(int process) => process < _entries.Count ? _entries[process].ToString() : "";

    /// <summary>The observation, one entry for each process in path order, such as <c>P: took "a", took exit P.1 boom = normal ; P.1: = boom ; Q: = blocked ["b"]</c>.</summary>
    /// <param name="world">The world at the end of the run.</param>
    public string TextOf(World world)
    {
        var processes = Enumerable.Range(0, world.ProcessCount).Select(i => world[i]).ToList();
        processes.Sort(static (left, right) => PathOrder.Compare(left.Pid, right.Pid));
        return string.Join(" ; ", processes.Select(process => TextOf(process)));
    }

    /// <summary>A message as observations write it.</summary>
    public static string MessageText(object message) => message switch
    {
        ExitMessage exit => $"exit {exit.From} {exit.Reason}",
        DownMessage { Ref.Of: { } of } down => $"down {of} {down.Reason}",
        DownMessage down => $"down @{down.Ref.Name} {down.Reason}",
        _ => Literal.Of(message),
    };

    private string TextOf(ProcessView process)
    {
        var text = new StringBuilder();
        var entries = EntriesSoFar(process.Index);
        text.Append(CultureInfo.InvariantCulture, $"{process.Pid}: {entries}{(entries.Length == 0 ? "" : " ")}= ");
        if (process.Reason is { } reason)
        {
            return text.Append(reason).Append(process.Result is null ? "" : $" {Literal.Of(process.Result)}").ToString();
        }
        var left = Enumerable.Range(0, process.MailboxCount).Select(i => MessageText(process.Message(i)));
        return text.Append("blocked").Append(process.MailboxCount == 0 ? "" : $" [{string.Join(", ", left)}]").ToString();
    }

    private StringBuilder EntriesOf(int process)
    {
        while (_entries.Count <= process)
        {
            _entries.Add(new StringBuilder());
        }
        return _entries[process];
    }

    private static bool AskedInfo(in Event e) => ((Demonitor)e.Code!).Info;

    private static string Text(bool value) => value ? "true" : "false";
}
