using ToyBeam.Core;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Scenarios.Viewer;

/// <summary>A machine's state as lines of text: read off a page, and said by the machine itself.</summary>
internal static class ShownState
{
    /// <summary>What the page shows, line by line: what may happen, each process, what is on its way, the notes.</summary>
    public const string Script = """
        () => {
          const texts = (root, selector) => [...root.querySelectorAll(selector)].map((element) => element.textContent);
          const lines = [...document.querySelectorAll("#choices .chip, #queue .chip")].map((chip) => `${chip.classList.contains("head") ? "default " : ""}${chip.dataset.choice}`);
          for (const row of document.querySelectorAll("#processes tbody tr[data-path]")) {
            const letters = [...row.querySelectorAll(".letters li")].map((letter) => `${letter.textContent}${letter.className === "" ? "" : ` (${letter.className})`}`);
            const ties = row.nextElementSibling?.dataset.of === row.dataset.path ? texts(row.nextElementSibling, "span") : [];
            lines.push([row.dataset.path, row.querySelector(".state").textContent, row.querySelector(".at").textContent.split(" ")[0], `[${letters.join(", ")}]`, ...ties.filter((tie) => !/ (none|nobody)$/.test(tie))].join(" | "));
          }
          const channels = [...document.querySelectorAll("#channels .channel")]
            .map((channel) => [channel.dataset.channel, texts(channel, ".letters li").map((text) => text.replace(/^EXIT \S+/, "exit"))])
            .filter(([, signals]) => signals.length > 0)
            .map(([channel, signals]) => `${channel}: ${signals.join(", ")}`);
          return [...lines, ...channels.sort(), ...texts(document, "#notes li")].join("\n");
        }
        """;

    /// <summary>What a machine says of itself in the same words.</summary>
    /// <param name="machine">The machine, between two steps.</param>
    /// <param name="next">What the run does next; null at its end.</param>
    public static string Of(Machine machine, Choice? next)
    {
        var world = machine.World;
        var lines = new List<string>();
        for (var i = 0; i < machine.Enabled.Length; i++)
        {
            lines.Add($"{(i == machine.Default ? "default " : "")}{TextOf(machine.Enabled[i], world)}");
        }
        var processes = Enumerable.Range(0, world.ProcessCount).Select(i => world[i]).ToList();
        processes.Sort(static (a, b) => ComparePaths(a.Pid.ToString(), b.Pid.ToString()));
        lines.AddRange(processes.Select(process => TextOf(process, world, next)));
        lines.AddRange(Channels(world).Order(StringComparer.Ordinal));
        lines.AddRange(world.Notes.Select(note => $"{note.Key} = {Literal.Of(note.Value)}"));
        return string.Join('\n', lines);
    }

    private static string TextOf(Choice choice, World world) => choice.Kind switch
    {
        ChoiceKind.Deliver => $"deliver {world[choice.Process].Pid} {world[choice.Other].Pid}",
        _ => $"{(choice.Kind == ChoiceKind.Run ? "run" : "timeout")} {world[choice.Process].Pid}",
    };

    private static string TextOf(ProcessView process, World world, Choice? next)
    {
        var letters = Enumerable.Range(0, process.MailboxCount).Select(i => $"{MessageText(process.Message(i))}{Fate(process, i)}");
        var parts = new List<string> { $"{process.Pid}", Standing(process, world, next), Word(process), $"[{string.Join(", ", letters)}]" };
        Add("links ", process.Links.ToArray().Select(linked => $"{world[linked].Pid}"));
        if (process.IsAlive)
        {
            Add("monitors ", Enumerable.Range(0, process.MonitorCount).Select(i => process.Monitor(i)).Select(monitor => monitor.Name is null ? $"{monitor.Of}" : $"@{monitor.Name}"));
            Add("monitored by ", Enumerable.Range(0, process.WatcherCount).Select(i => $"{world[process.Watcher(i).Process].Pid}"));
        }
        Add("", process.RegisteredName is { } name ? [$"@{name}"] : []);
        Add("", process.IsTrapping ? ["traps exits"] : []);
        return string.Join(" | ", parts);

        void Add(string what, IEnumerable<string> whom)
        {
            if (whom.Any())
            {
                parts.Add(what + string.Join(", ", whom));
            }
        }
    }

    private static string MessageText(object message) => Literal.Of(message);

    /// <summary>Whether the receive at which the process stands takes a letter, or passes it over; tried anew, clause by clause.</summary>
    private static string Fate(ProcessView process, int letter)
    {
        if (process.Pending is not Receive receive)
        {
            return "";
        }
        var taken = Enumerable.Range(0, process.MailboxCount).FirstOrDefault(i => receive.Clauses.ToArray().Any(clause => clause.Matches(process.Message(i))), int.MaxValue);
        return letter < taken ? " (skipped)" : letter == taken ? " (taken)" : "";
    }

    private static string Standing(ProcessView process, World world, Choice? next)
    {
        if (process.Reason is { } reason)
        {
            var result = process.Result is { } left ? $", result {Literal.Of(left)}" : "";
            return reason.Name == "normal" ? $"ended{(result.Length == 0 ? "" : $": normal{result}")}" : reason.Name == "crash" ? "crashed" : $"died: {reason}";
        }
        if (process.Doom is { } doom)
        {
            return $"dying: {doom}";
        }
        if (next is { Kind: not ChoiceKind.Deliver } choice && choice.Process == process.Index)
        {
            return "runs next";
        }
        foreach (var open in world.Enabled)
        {
            if (open.Kind != ChoiceKind.Deliver && open.Process == process.Index)
            {
                return open.Kind == ChoiceKind.Run ? "ready" : "may time out";
            }
        }
        return "waiting";
    }

    /// <summary>The verb of the instruction at which the process stands.</summary>
    private static string Word(ProcessView process) => process.Pending?.Op switch
    {
        null => "",
        Op.SpawnLink => "spawn_link",
        Op.SpawnMonitor => "spawn_monitor",
        Op.SendNamed => "send",
        Op.ExitOther => "exit",
        Op.Exit when process.Pending is Exit { Reason.Name: "crash" } => "crash",
        Op.TrapExit => "trap_exit",
        Op.IsAlive => "alive",
        Op.Die => "dies",
        var op => $"{op}".ToLowerInvariant(),
    };

    private static IEnumerable<string> Channels(World world) =>
        from to in Enumerable.Range(0, world.ProcessCount)
        from i in Enumerable.Range(0, world[to].ChannelCount)
        let channel = world[to].Channel(i)
        where channel.Count > 0
        select $"{world[channel.From].Pid} {world[channel.To].Pid}: {string.Join(", ", Enumerable.Range(0, channel.Count).Select(k => SignalText(channel[k])))}";

    private static string SignalText(SignalView signal) => signal.Kind switch
    {
        SignalKind.Message or SignalKind.Down => MessageText(signal.Payload!),
        SignalKind.Exit or SignalKind.LinkExit => $"exit {((ExitReason)signal.Payload!).Name}",
        var kind => $"{kind}".ToLowerInvariant(),
    };

    private static int ComparePaths(string a, string b)
    {
        var (left, right) = (a.Split('.'), b.Split('.'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = i == 0 ? string.CompareOrdinal(left[0], right[0]) : int.Parse(left[i], null).CompareTo(int.Parse(right[i], null));
            if (order != 0)
            {
                return order;
            }
        }
        return left.Length.CompareTo(right.Length);
    }
}
