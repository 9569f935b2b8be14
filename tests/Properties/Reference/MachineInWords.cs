using ToyBeam.Core;

namespace ToyBeam.Properties.Reference;

/// <summary>What a machine did, may do and is, in the words of the reference.</summary>
internal static class MachineInWords
{
    public static List<Happening> Happenings(Machine machine)
    {
        var happenings = new List<Happening>();
        foreach (ref readonly var e in machine.Events)
        {
            happenings.Add(new Happening(e.Kind, e.Op, Path(machine, e.Process), Path(machine, e.Other), e.Number, Text(e), e.Clause));
        }
        return happenings;
    }

    public static List<ReferenceChoice> Enabled(Machine machine)
    {
        var enabled = new List<ReferenceChoice>();
        foreach (ref readonly var choice in machine.Enabled)
        {
            enabled.Add(new(choice.Kind, choice.Pending, Path(machine, choice.Process)!, Path(machine, choice.Other)));
        }
        return enabled;
    }

    public static IEnumerable<string> Processes(Machine machine)
    {
        var world = machine.World;
        return Enumerable.Range(0, world.ProcessCount).Select(i => world[i]).OrderBy(view => $"{view.Pid}", StringComparer.Ordinal).Select(view => Describe(
            $"{view.Pid}",
            $"{view.Reason}",
            view.IsCondemned,
            view.IsTrapping,
            view.RegisteredName,
            from letter in Enumerable.Range(0, view.MailboxCount) select Literal.Of(view.Message(letter)),
            from other in view.Links.ToArray() select Path(machine, other)!,
            from monitor in Enumerable.Range(0, view.MonitorCount) select $"{view.Monitor(monitor)}",
            from watcher in Enumerable.Range(0, view.WatcherCount) select $"{view.Watcher(watcher).Reference}",
            from channel in Enumerable.Range(0, view.ChannelCount).Select(view.Channel)
            from signal in Enumerable.Range(0, channel.Count)
            select Describe(Path(machine, channel.From)!, channel[signal].Number, $"{channel[signal].Kind}")));
    }

    public static IEnumerable<string> Processes(ReferenceState state) => state.Processes.Values.Select(process => Describe(
        process.Path,
        $"{process.Reason}",
        process.IsCondemned,
        process.Trapping,
        state.Names.NameOf(process.Path),
        from mail in process.Mailbox select $"{mail.Letter}",
        process.Links.Others,
        from monitor in process.Active.Keys orderby monitor.Number select $"{monitor}",
        from monitor in process.Watchers select $"{monitor}",
        from signal in state.Channels.Into(process.Path) select Describe(signal.From, signal.Number, signal.Kind)));

    private static string Describe(
        string path,
        string reason,
        bool condemned,
        bool trapping,
        string? name,
        IEnumerable<string> mailbox,
        IEnumerable<string> links,
        IEnumerable<string> monitors,
        IEnumerable<string> watchers,
        IEnumerable<string> underWay)
    {
        static string List(IEnumerable<string> things) => string.Join(", ", things);
        return $"{path} @{name} {(condemned ? "condemned" : reason)}{(trapping ? " trapping" : "")}, mailbox [{List(mailbox)}], links [{List(links)}], "
            + $"monitors [{List(monitors)}], watchers [{List(watchers)}], under way [{List(underWay)}]";
    }

    private static string Describe(string from, int number, string kind) => $"{from}#{number} {kind}";

    private static string? Text(in Event e) => e switch
    {
        { Kind: EventKind.Worked } => e.Payload is null ? null : "done",
        { Payload: Core.Instructions.Note note } => $"{note.Name} = {Literal.Of(note.Value)}",
        { Payload: null } => e.Kind == EventKind.Spawned ? "null" : null,
        _ => Literal.Of(e.Payload),
    };

    private static string? Path(Machine machine, int process) => process < 0 ? null : $"{machine.World[process].Pid}";
}
