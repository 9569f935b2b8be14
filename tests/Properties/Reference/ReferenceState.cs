using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Reference;

/// <summary>The machine again, from the semantics' text: naive, without effects, over trees instead of code. A state is a value; a step makes the next one.</summary>
internal sealed record ReferenceState(MachineOptions Options)
{
    public ImmutableSortedDictionary<string, ReferenceProcess> Processes { get; init; } =
        ImmutableSortedDictionary.Create<string, ReferenceProcess>(StringComparer.Ordinal);

    /// <summary>What the last step, or the start, did.</summary>
    public ImmutableList<Happening> Events { get; init; } = [];

    /// <summary>Who may take a step, and its next instruction; in path order.</summary>
    public IEnumerable<(string Path, Op Op)> Enabled => Processes.Values.Where(process => process.CanStep).Select(process => (process.Path, process.Op));

    public static ReferenceState Of(ProgramTree tree, MachineOptions options)
    {
        var paths = tree.Processes.Select((process, i) => (process, Path: Pid.RootName(i))).ToList();
        var names = paths.ToImmutableDictionary(root => root.process.Name, root => root.Path);
        var state = new ReferenceState(options);
        foreach (var (process, path) in paths)
            state = state.With(ReferenceProcess.New(path, process.Body, names, asksSelf: false)).Tell(new(EventKind.Started, Op.None, path, Payload: Literal.Of(process.Name)));
        return paths.Aggregate(state, (all, root) => all.RunAlong(root.Path));
    }

    public ReferenceState Step(string path)
    {
        var op = Processes[path].Op;
        var done = (this with { Events = [] }).Perform(Processes[path], op);
        return done.RunAlong(path).Tell(new(EventKind.Stepped, op, path));
    }

    private ReferenceState Perform(ReferenceProcess p, Op op) => (op, p.Next) switch
    {
        (Op.Self, _) => Tell(new(EventKind.AskedSelf, Op.None, p.Path)).With(p.Past()),
        (Op.End, _) => Die(p.Path, "normal"),
        (_, Statement.Work work) => Work(p, work.Amount),
        (_, Statement.Note note) => Tell(new(EventKind.Noted, Op.None, p.Path, Payload: $"{note.Name} = {Literal.Of(note.Value)}")).With(p.Past()),
        (_, Statement.Spawn spawn) => Spawn(p, spawn),
        (_, Statement.Send send) => Send(p.Past() with { Signals = p.Signals + 1 }, p.Find(send.To), send.Text),
        (_, Statement.Receive receive) => Receive(p, receive),
        (_, Statement.Link link) => With(p.Past()).Link(p.Path, p.Find(link.To)),
        (_, Statement.Unlink unlink) => With(p.Past()).Unlink(p.Path, p.Find(unlink.From)),
        (_, Statement.TrapExit trap) => With(p.Past() with { Trapping = trap.On }).Tell(new(EventKind.TrapSet, Op.None, p.Path, null, trap.On ? 1 : 0)),
        (_, Statement.Exit exit) => Die(p.Path, exit.Reason),
        (_, Statement.Fail fail) => Tell(new(EventKind.Failed, Op.None, p.Path, Payload: Literal.Of(fail.Text))).Die(p.Path, "failed"),
        _ => throw new InvalidOperationException($"{op}"),
    };

    private ReferenceState Work(ReferenceProcess p, int amount)
    {
        var pieces = Options.Granularity == Granularity.Reduction;
        var left = pieces && p.Worked + 1 < amount;
        return Tell(new(EventKind.Worked, Op.None, p.Path, null, pieces ? 1 : amount, left ? null : "done"))
            .With(left ? p with { Worked = p.Worked + 1 } : p.Past() with { Worked = 0 });
    }

    private ReferenceState Spawn(ReferenceProcess p, Statement.Spawn spawn)
    {
        var child = $"{p.Path}.{p.Children + 1}";
        var names = p.Frames[^1].Names;
        var state = With(p.Past(spawn.Name, child) with { Children = p.Children + 1 })
            .With(ReferenceProcess.New(child, spawn.Body, names, TreeSelf.IsNeeded(spawn.Body)))
            .Tell(new(EventKind.Spawned, Op.None, p.Path, child, Payload: Literal.Of(spawn.Name)));
        return (spawn.Linked ? state.Link(p.Path, child) : state).RunAlong(child);
    }

    private ReferenceState Send(ReferenceProcess p, string to, string text) => With(p)
        .Tell(new(EventKind.Sent, Op.None, p.Path, to, p.Signals, Literal.Of(text)))
        .Arrive(to, new Mail(p.Path, p.Signals, text));

    private ReferenceState Arrive(string to, Mail mail)
    {
        var alive = Processes[to].Alive;
        var state = alive ? With(Processes[to] with { Mailbox = Processes[to].Mailbox.Add(mail) }) : this;
        return state.Tell(new(alive ? EventKind.Arrived : EventKind.Dropped, Op.None, to, mail.Sender, mail.Number, $"{mail}"));
    }

    private ReferenceState Receive(ReferenceProcess p, Statement.Receive receive)
    {
        var (letter, branch) = p.Match()!.Value;
        var mail = p.Mailbox[letter];
        return Tell(new(EventKind.Received, Op.None, p.Path, mail.Sender, mail.Number, $"{mail}", branch))
            .With((p.Past() with { Mailbox = p.Mailbox.RemoveAt(letter) }).Enter(receive.Branches[branch].Body, p.Frames[^1].Names));
    }

    private ReferenceState Link(string one, string other)
    {
        var (a, b) = (Processes[one], Processes[other]);
        if (!b.Alive)
            return Tell(new(EventKind.LinkRefused, Op.None, one, other)).Refuse(a, b);
        return one == other || a.Links.Contains(other) ? this : With(a with { Links = a.Links.Add(other) })
            .With(b with { Links = b.Links.Add(one) })
            .Tell(new(EventKind.Linked, Op.None, one, other));
    }

    private ReferenceState Refuse(ReferenceProcess p, ReferenceProcess dead) => (Options.Rules, p.Trapping) switch
    {
        (Rules.Seed, _) => this,
        (_, false) => Die(p.Path, "noproc"),
        _ => With(dead with { Signals = dead.Signals + 1 }).Arrive(p.Path, new Mail(dead.Path, dead.Signals + 1, null, dead.Path, "noproc")),
    };

    private ReferenceState Unlink(string one, string other) =>
        Untie(one, other).Tell(new(EventKind.Unlinked, Op.None, one, other, Processes[one].Links.Contains(other) ? 1 : 0));

    private ReferenceState Untie(string one, string other)
    {
        var state = With(Processes[one] with { Links = Processes[one].Links.Remove(other) });
        return state.With(state.Processes[other] with { Links = state.Processes[other].Links.Remove(one) });
    }

    /// <summary>A process ends; those linked with it hear of it one after the other, each with all that comes of it.</summary>
    private ReferenceState Die(string path, string reason, string? cause = null)
    {
        var p = Processes[path];
        var state = With(p with { Reason = reason, Mailbox = [], Frames = [] })
            .Tell(new(EventKind.Died, Op.None, path, cause, p.Mailbox.Count, reason));
        return p.Links.Aggregate(state, (all, linked) => all.Untie(path, linked).Signal(path, linked, reason));
    }

    private ReferenceState Signal(string dead, string to, string reason)
    {
        if (!Processes[to].Alive || (Options.Rules == Rules.Seed && reason == "normal"))
            return this;
        var number = Processes[dead].Signals + 1;
        var state = With(Processes[dead] with { Signals = number }).Tell(new(EventKind.ExitSignalled, Op.None, to, dead, number, reason));
        if (Options.Rules == Rules.Seed)
            return state.Arrive(to, new Mail(dead, number, $"CRASH: {dead}"));
        if (Processes[to].Trapping)
            return state.Arrive(to, new Mail(dead, number, null, dead, reason));
        return reason == "normal" ? state : state.Die(to, reason, dead);
    }

    /// <summary>What is no step of its own at this granularity runs along with the step before it.</summary>
    private ReferenceState RunAlong(string path)
    {
        var p = Processes[path];
        if (!p.Alive)
            return this;
        var along = (p.Op, Options.Granularity) switch
        {
            (Op.Note, _) or (Op.Work, Granularity.Visible) or (Op.Self, Granularity.Visible or Granularity.Work) or (Op.End, Granularity.Work) => true,
            _ => false,
        };
        return along ? Perform(p, p.Op).RunAlong(path) : this;
    }

    private ReferenceState With(ReferenceProcess process) => this with { Processes = Processes.SetItem(process.Path, process) };

    private ReferenceState Tell(Happening happening) => this with { Events = Events.Add(happening) };
}
