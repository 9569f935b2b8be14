using System.Text;
using ToyBeam.Core;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;

namespace ToyBeam.Sim.Rendering;

/// <summary>The whole state of a run at some step, as text: processes with mailboxes, links, monitors; what is on its way; what may happen next.</summary>
public static class StateText
{
    /// <summary>The text, at most 100 columns wide.</summary>
    /// <param name="machine">The machine, as it stands.</param>
    public static string Of(Machine machine)
    {
        var text = new StringBuilder();
        var world = machine.World;
        var processes = Enumerable.Range(0, world.ProcessCount).ToList();
        processes.Sort((left, right) => PathOrder.Compare(world[left].Pid, world[right].Pid));
        text.Append("  processes\n");
        foreach (var process in processes)
        {
            AppendProcess(text, world, world[process]);
        }
        AppendUnderWay(text, world, processes);
        AppendChoices(text, machine);
        return text.ToString();
    }

    private static void AppendProcess(StringBuilder text, World world, ProcessView process)
    {
        Line(text, 4, $"{process}: {StandingOf(process)}");
        if (!process.IsAlive)
        {
            return;
        }
        List(text, "mailbox", Enumerable.Range(0, process.MailboxCount).Select(i => $"{Literal.Of(process.Message(i))} from {world[process.Origin(i).Process].Pid}"));
        List(text, "links", process.Links.ToArray().Select(linked => world[linked].Pid.ToString()));
        List(text, "monitors", Enumerable.Range(0, process.MonitorCount).Select(i => process.Monitor(i)).Select(static monitor => $"{monitor.Of?.ToString() ?? $"@{monitor.Name}"} ({monitor})"));
        List(text, "is monitored by", Enumerable.Range(0, process.WatcherCount).Select(i => world[process.Watcher(i).Process].Pid.ToString()));
        if (process.RegisteredName is { } name)
        {
            Line(text, 8, $"name: @{name}");
        }
        if (process.IsTrapping)
        {
            Line(text, 8, "traps exits");
        }
    }

    private static string StandingOf(ProcessView process) => process switch
    {
        { Reason: { } reason } => $"ended: {reason}{(process.Result is { } result ? $", result {Literal.Of(result)}" : "")}",
        { Doom: { } doom } => $"must die of {doom}",
        { Waiting: { } receive, IsUnmatched: true } => $"waits for {receive}{(process.IsServer ? " (a server)" : "")}",
        { Waiting: { } receive } => $"is about to receive {receive}",
        { Pending: { } code } => $"is about to {Words(code.Op)}",
        _ => "alive",
    };

    private static void AppendUnderWay(StringBuilder text, World world, List<int> processes)
    {
        if (world.Options.Delivery == Delivery.Instant)
        {
            return;
        }
        text.Append("\n  on their way\n");
        var none = true;
        foreach (var to in processes)
        {
            for (var i = 0; i < world[to].ChannelCount; i++)
            {
                var channel = world[to].Channel(i);
                for (var j = 0; j < channel.Count; j++)
                {
                    none = false;
                    var payload = channel[j].Payload is null ? "" : $" {Literal.Of(channel[j].Payload)}";
                    Line(text, 4, $"from {world[channel.From]} to {world[to]}: {Words(channel[j].Kind)}{payload}");
                }
            }
        }
        text.Append(none ? "    nothing\n" : "");
    }

    private static void AppendChoices(StringBuilder text, Machine machine)
    {
        text.Append("\n  what may happen next (* the default)\n");
        for (var i = 0; i < machine.Enabled.Length; i++)
        {
            var choice = machine.Enabled[i];
            var world = machine.World;
            var named = new ScheduledChoice(choice.Kind, world[choice.Process].ToString(), choice.Kind == ChoiceKind.Deliver ? world[choice.Other].ToString() : null);
            Line(text, 4, $"{(i == machine.Default ? '*' : ' ')} {named}{(choice.Kind == ChoiceKind.Run ? $": {Words(choice.Pending)}" : "")}");
        }
        text.Append(machine.Enabled.IsEmpty ? machine.LimitReached ? "    nothing: the run is cut at the step limit\n" : "    nothing\n" : "");
    }

    private static void List(StringBuilder text, string what, IEnumerable<string> items)
    {
        var line = string.Join(", ", items);
        if (line.Length > 0)
        {
            Line(text, 8, $"{what}: {line}");
        }
    }

    private static void Line(StringBuilder text, int indent, string line) => text.Append(Paragraph.Wrap(new string(' ', indent) + line, indent + 2)).Append('\n');

    /// <summary>A name such as <c>SpawnLink</c> in small letters with blanks.</summary>
    private static string Words<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select(static (c, i) => char.IsUpper(c) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(c)}" : c.ToString()));
}
