using ToyBeam.Core;
using ToyBeam.Sim.Trees;
using Timeout = ToyBeam.Sim.Trees.Timeout;

namespace ToyBeam.Properties.Reference;

internal sealed partial record ReferenceState
{
    private ReferenceState Perform(ReferenceProcess p, Op op) => (op, p.Next) switch
    {
        (Op.Die, _) => Die(p.Path, p.Doom!.Reason, p.Doom.Cause),
        (Op.Self, _) => With(p.Advance()).Tell(new(EventKind.AskedSelf, Op.None, p.Path)),
        (Op.End, _) => Die(p.Path, "normal"),
        (_, Statement.Exit exit) => Die(p.Path, exit.Reason),
        (_, Statement.Fail fail) => Tell(new(EventKind.Failed, Op.None, p.Path, Payload: Literal.Of(fail.Text))).Die(p.Path, "failed"),
        (_, Statement.Work work) => Work(p, work.Amount),
        (_, Statement.Spawn spawn) => Spawn(p, spawn),
        (_, Statement.Receive receive) => p.Match() is { } match ? Take(p, receive, match.Letter, match.Branch) : TimeOut(p, receive.After!),
        (_, Statement.Monitor monitor) => Monitor(p, monitor),
        (_, Statement.Demonitor end) => Demonitor(p, p.Meant(end.What)!, end.Flush),
        var (_, statement) => With(p.Advance()).Perform(p, statement!),
    };

    /// <summary>The instructions that neither end the process nor change what it has left to do, but for being done.</summary>
    private ReferenceState Perform(ReferenceProcess p, Statement statement) => statement switch
    {
        Statement.Note note => Tell(new(EventKind.Noted, Op.None, p.Path, Payload: $"{note.Name} = {Literal.Of(note.Value)}")),
        Statement.Send { To: Who.Registered name } send => SendNamed(p.Path, name.Name, send.Text),
        Statement.Send send => Send(p.Path, p.Find(send.To), send.Text),
        Statement.ExitOther exit => ExitOther(p.Path, p.Find(exit.To), exit.Reason),
        Statement.Link link => Link(p.Path, p.Find(link.To)),
        Statement.Unlink unlink => Unlink(p.Path, p.Find(unlink.From)),
        Statement.TrapExit trap => TrapExit(Processes[p.Path], trap.On),
        Statement.Register register => Register(p.Path, p.Find(register.Process), register.Name),
        Statement.Unregister unregister => Unregister(p.Path, unregister.Name),
        Statement.WhereIs where => Learn(p.Path, Names.Past(where.Name)).Tell(new(EventKind.LookedUp, Op.None, p.Path, Names.Owner(where.Name), Payload: Literal.Of(where.Name))),
        Statement.IsAlive alive => IsAlive(p.Path, p.Find(alive.Process)),
        _ => throw new InvalidOperationException($"{statement}"),
    };

    private ReferenceState Work(ReferenceProcess p, int amount)
    {
        var pieces = Options.Granularity == Granularity.Reduction;
        var left = pieces && p.Worked + 1 < amount;
        return Tell(new(EventKind.Worked, Op.None, p.Path, null, pieces ? 1 : amount, left ? null : "done"))
            .With(left ? p with { Worked = p.Worked + 1 } : p.Advance() with { Worked = 0 });
    }

    private ReferenceState Spawn(ReferenceProcess p, Statement.Spawn spawn)
    {
        var path = $"{p.Path}.{p.Children + 1}";
        var parent = p.Advance(spawn.Name, new Meaning.Process(path)) with { Children = p.Children + 1 };
        var child = ReferenceProcess.New(path, spawn.Body, p.Frames[^1].Names, TreeSelf.IsNeeded(spawn.Body)) with { Past = p.Past };
        var state = Tell(new(EventKind.Spawned, Op.None, p.Path, path, Payload: Literal.Of(spawn.Name)));
        return (spawn switch
        {
            { Linked: true } => state.SpawnLinked(parent, child),
            { Monitored: true } => state.SpawnMonitored(parent, child),
            _ => state.With(parent).With(child),
        }).RunAlong(path);
    }

    private ReferenceState SpawnLinked(ReferenceProcess parent, ReferenceProcess child) =>
        With(parent with { Links = parent.Links.Begin(child.Path) })
            .With(child with { Links = child.Links.Begin(parent.Path) })
            .Tell(new(EventKind.Linked, Op.None, parent.Path, child.Path));

    private ReferenceState SpawnMonitored(ReferenceProcess parent, ReferenceProcess child)
    {
        var monitor = new ReferenceMonitor(parent.Path, parent.Made.Count + 1, child.Path, null);
        return With(parent with { Made = parent.Made.Add(monitor), Active = parent.Active.Add(monitor, child.Path) })
            .With(child with { Watchers = [monitor] })
            .Tell(new(EventKind.Monitored, Op.None, parent.Path, child.Path, Payload: $"{monitor}"));
    }

    private ReferenceState Take(ReferenceProcess p, Statement.Receive receive, int letter, int branch)
    {
        var mail = p.Mailbox[letter];
        return Tell(new(EventKind.Received, Op.None, p.Path, mail.Sender, mail.Number, $"{mail.Letter}", branch))
            .With((p.Advance() with { Mailbox = p.Mailbox.RemoveAt(letter) }).Enter(receive.Branches[branch].Body, p.Frames[^1].Names))
            .Learn(p.Path, mail.Past);
    }

    private ReferenceState TimeOut(ReferenceProcess p, Timeout after) =>
        Tell(new(EventKind.TimedOut, Op.None, p.Path, null, after.Milliseconds)).With(p.Advance().Enter(after.Body, p.Frames[^1].Names));

    private ReferenceState Send(string from, string to, string text) =>
        Tell(new(EventKind.Sent, Op.None, from, to, Processes[from].Signals + 1, Literal.Of(text))).Send(from, to, new Content.Message(text));

    private ReferenceState SendNamed(string from, string name, string text) => Names.Owner(name) is { } owner
        ? Learn(from, Names.Past(name)).Send(from, owner, text)
        : Learn(from, Names.Past(name)).BadArgument(from, name);

    private ReferenceState ExitOther(string from, string to, string reason)
    {
        var state = Tell(new(EventKind.ExitSent, Op.None, from, to, Processes[from].Signals + 1, reason));
        return from == to && (reason == "kill" || !Processes[from].Trapping) ? state.ExitSelf(from, reason) : state.Send(from, to, new Content.Exit(reason));
    }

    /// <summary>A process ends itself, also normally: before it does anything else.</summary>
    private ReferenceState ExitSelf(string path, string reason)
    {
        var p = Processes[path];
        return With(p with { Signals = p.Signals + 1, Past = p.Past.And(path, p.Signals + 1) })
            .Tell(new(EventKind.ExitReached, Op.None, path, path, p.Signals + 1, reason))
            .Strike(path, reason == "kill" ? "killed" : reason, path);
    }

    private ReferenceState Link(string one, string other)
    {
        var (p, q) = (Processes[one], Processes[other]);
        if (!q.IsAlive)
            return Tell(new(EventKind.LinkRefused, Op.None, one, other)).Refuse(one, other);
        if (one == other || p.Links.Has(other))
            return this;
        return With(p with { Links = p.Links.Begin(other) })
            .Tell(new(EventKind.Linked, Op.None, one, other))
            .Inform(one, other, new Content.Link(p.Links.HeardOf(other)));
    }

    /// <summary>There is nobody to link with.</summary>
    private ReferenceState Refuse(string path, string dead)
    {
        if (Options.Rules == Rules.Seed)
            return this;
        var state = Learn(path, Processes[dead].Past);
        var (p, q) = (state.Processes[path], state.Processes[dead]);
        return p.Trapping
            ? state.With(q with { Signals = q.Signals + 1 }).Arrive(path, new ReferenceMail(dead, q.Signals + 1, new Letter.Exit(dead, "noproc"), p.Past))
            : state.Strike(path, "noproc", null);
    }

    private ReferenceState Unlink(string one, string other)
    {
        var p = Processes[one];
        if (!p.Links.Has(other))
            return Tell(new(EventKind.Unlinked, Op.None, one, other));
        // Where nothing is a signal, the other hears it at once: nothing can cross it.
        return With(p with { Links = p.Links.End(other, Instant ? 0 : p.Signals + 1) })
            .Tell(new(EventKind.Unlinked, Op.None, one, other, 1))
            .Inform(one, other, new Content.Unlink());
    }

    private ReferenceState Monitor(ReferenceProcess p, Statement.Monitor statement)
    {
        var name = (statement.Of as Who.Registered)?.Name;
        var of = name is null ? p.Find(statement.Of) : Names.Owner(name);
        var monitor = new ReferenceMonitor(p.Path, p.Made.Count + 1, name is null ? of : null, name);
        var state = With(p.Advance(statement.Name, new Meaning.Monitor(monitor)) with { Made = p.Made.Add(monitor) })
            .Learn(p.Path, name is null ? ReferencePast.Empty : Names.Past(name))
            .Tell(new(EventKind.Monitored, Op.None, p.Path, of, Payload: $"{monitor}"));
        return of == p.Path ? state : state.Watch(p.Path, of, monitor);
    }

    /// <summary>That there is nobody to monitor the process tells itself where signals take time, else it is as if the dead one did.</summary>
    private ReferenceState Watch(string path, string? of, ReferenceMonitor monitor)
    {
        var p = Processes[path];
        var state = With(p with { Active = p.Active.Add(monitor, of) });
        if (of is not null && Processes[of].IsAlive)
            return state.Inform(path, of, new Content.Monitor(monitor));
        var down = new Content.Down(monitor, "noproc");
        if (of is null)
            return state.Send(path, path, down);
        state = state.Learn(path, Processes[of].Past);
        return Instant ? state.Answer(of, path, down, ReferencePast.Empty) : state.Send(path, path, down);
    }

    private ReferenceState Demonitor(ReferenceProcess p, ReferenceMonitor monitor, bool flush)
    {
        var active = p.Active.TryGetValue(monitor, out var of);
        var down = flush ? p.Mailbox.Find(mail => mail.Letter is Letter.Down letter && letter.Monitor == monitor) : null;
        var mailbox = down is null ? p.Mailbox : p.Mailbox.Remove(down);
        var state = With(p.Advance() with { Active = p.Active.Remove(monitor), Mailbox = mailbox })
            .Learn(p.Path, down?.Past ?? ReferencePast.Empty)
            .Tell(new(EventKind.Demonitored, Op.None, p.Path, monitor.Of ?? of, active ? 1 : 0, $"{monitor}", down is null ? 0 : 1));
        return of is null ? state : state.Inform(p.Path, of, new Content.Demonitor(monitor));
    }

    private ReferenceState TrapExit(ReferenceProcess p, bool on) =>
        With(p with { Trapping = on }).Tell(new(EventKind.TrapSet, Op.None, p.Path, null, on ? 1 : 0, null, p.Trapping ? 1 : 0));

    private ReferenceState Register(string path, string other, string name)
    {
        // It sees that he is dead, or else the name that he has, or else whether this one is free.
        var state = Learn(path, Processes[other].IsAlive ? Names.Past(Names.NameOf(other) ?? name) : Processes[other].Past);
        if (!Processes[other].IsAlive || Names.NameOf(other) is not null || Names.Owner(name) is not null)
            return state.BadArgument(path, name);
        return (state with { Names = Names.Give(name, other, state.Processes[path].Past) })
            .Tell(new(EventKind.Registered, Op.None, path, other, Payload: Literal.Of(name)));
    }

    private ReferenceState Unregister(string path, string name) => Names.Owner(name) is not null ? Free(path, name) : Learn(path, Names.Past(name)).BadArgument(path, name);

    /// <summary>Somebody, who may have it himself, ends a name.</summary>
    private ReferenceState Free(string path, string name)
    {
        var state = Learn(path, Names.Past(name));
        return (state with { Names = Names.Free(name, state.Processes[path].Past) })
            .Tell(new(EventKind.Unregistered, Op.None, path, Names.Owner(name), Payload: Literal.Of(name)));
    }

    private ReferenceState BadArgument(string path, string name) =>
        Tell(new(EventKind.BadArgument, Op.None, path, Payload: Literal.Of(name))).Strike(path, "badarg", null);

    private ReferenceState IsAlive(string path, string other) => Learn(path, Processes[other].Past)
        .Tell(new(EventKind.AskedAlive, Op.None, path, other, Processes[other].IsAlive ? 1 : 0));
}
