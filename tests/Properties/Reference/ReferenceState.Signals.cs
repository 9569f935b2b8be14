using ToyBeam.Core;

namespace ToyBeam.Properties.Reference;

internal sealed partial record ReferenceState
{
    private ReferenceState Send(string from, string to, Content content)
    {
        var p = Processes[from];
        var signal = new ReferenceSignal(from, to, p.Signals + 1, content, p.Past);
        return With(p with { Signals = signal.Number, Past = p.Past.And(from, signal.Number) }).Convey(signal);
    }

    /// <summary>A dead process sends: its signals do not know of each other, but of the request that they answer.</summary>
    private ReferenceState Answer(string dead, string to, Content content, ReferencePast request)
    {
        var p = Processes[dead];
        var counted = With(p with { Signals = p.Signals + 1 });
        if (Processes[to].IsDead)
            return counted;
        return counted.Convey(new ReferenceSignal(dead, to, p.Signals + 1, content, p.Past.And(request)));
    }

    /// <summary>The other end of a link or monitor changes: by a signal, or in instant mode simply so.</summary>
    private ReferenceState Inform(string from, string to, Content content)
    {
        if (!Instant)
            return Send(from, to, content);
        return Processes[to].IsDead ? this : Receive(new ReferenceSignal(from, to, 0, content, ReferencePast.Empty));
    }

    /// <summary>A signal arrives at once, or goes into the channel.</summary>
    private ReferenceState Convey(ReferenceSignal signal)
    {
        if (Processes[signal.To].IsDead)
            return Bounce(signal);
        if (Instant || (signal.From == signal.To && TakesNoTime(signal)))
            return Receive(signal);
        return (this with { Channels = Channels.With(signal) }).Tell(new(EventKind.Queued, Op.None, signal.From, signal.To, signal.Number, signal.Kind));
    }

    /// <summary>
    /// To oneself a message takes no time, unless it stands behind something else that is under way to oneself, or an exit signal of another process
    /// may have come already and not been read.
    /// </summary>
    private bool TakesNoTime(ReferenceSignal signal) =>
        signal.Content is Content.Message && !Channels.HasOwn(signal.To) && !Channels.HasExitOfOthers(signal.To);

    /// <summary>What comes of a signal to a dead process.</summary>
    private ReferenceState Bounce(ReferenceSignal signal) => signal.Content switch
    {
        Content.Message message => Tell(new(EventKind.Dropped, Op.None, signal.To, signal.From, signal.Number, Literal.Of(message.Text))),
        Content.Link => Answer(signal.To, signal.From, new Content.LinkExit(Options.Rules == Rules.Seed ? "normal" : "noproc"), signal.Past),
        Content.Monitor monitor => Answer(signal.To, signal.From, new Content.Down(monitor.Reference, "noproc"), signal.Past),
        _ => this,
    };

    /// <summary>A process that is alive receives a signal. It knows of the past of a message when it takes that, of all others at once.</summary>
    private ReferenceState Receive(ReferenceSignal signal) => signal.Content is Content.Message message
        ? Arrive(signal, new Letter.Text(message.Text))
        : Learn(signal.To, signal.Past).React(signal);

    private ReferenceState React(ReferenceSignal signal)
    {
        var p = Processes[signal.To];
        return signal.Content switch
        {
            Content.Exit exit => ReactToExit(p, signal, exit.Reason),
            Content.LinkExit exit => ReactToLinkExit(p, signal, exit.Reason),
            Content.Down down => ReactToDown(p, signal, down),
            Content.Link link => With(p with { Links = p.Links.Begun(signal.From, link.Heard) }),
            Content.Unlink => With(p with { Links = p.Links.EndedBy(signal.From, signal.Number) }),
            Content.Monitor monitor => With(p with { Watchers = p.Watchers.Add(monitor.Reference) }),
            Content.Demonitor monitor => With(p with { Watchers = p.Watchers.Remove(monitor.Reference) }),
            _ => throw new InvalidOperationException($"{signal}"),
        };
    }

    private ReferenceState ReactToExit(ReferenceProcess p, ReferenceSignal signal, string reason)
    {
        var state = Tell(new(EventKind.ExitReached, Op.None, p.Path, signal.From, signal.Number, reason));
        if (reason == "kill")
            return state.Strike(p.Path, "killed", signal.From);
        if (p.Trapping)
            return state.Arrive(signal, new Letter.Exit(signal.From, reason));
        return reason == "normal" ? state : state.Strike(p.Path, reason, signal.From);
    }

    /// <summary>Of a link that is not there any more nothing is heard.</summary>
    private ReferenceState ReactToLinkExit(ReferenceProcess p, ReferenceSignal signal, string reason)
    {
        if (!p.Links.Has(signal.From))
            return this;
        var state = With(p with { Links = p.Links.Lost(signal.From) }).Tell(new(EventKind.ExitSignalled, Op.None, p.Path, signal.From, signal.Number, reason));
        if (Options.Rules == Rules.Seed)
            return reason == "normal" ? state : state.Arrive(signal, new Letter.Text($"CRASH: {signal.From}"));
        if (p.Trapping)
            return state.Arrive(signal, new Letter.Exit(signal.From, reason));
        return reason == "normal" ? state : state.Strike(p.Path, reason, signal.From);
    }

    private ReferenceState ReactToDown(ReferenceProcess p, ReferenceSignal signal, Content.Down down)
    {
        if (!p.Active.ContainsKey(down.Reference))
            return this;
        return With(p with { Active = p.Active.Remove(down.Reference) })
            .Tell(new(EventKind.DownSignalled, Op.None, p.Path, signal.From, signal.Number, $"{down.Reference}"))
            .Arrive(signal, new Letter.Down(down.Reference, down.Reason));
    }

    private ReferenceState Arrive(ReferenceSignal signal, Letter letter) => Arrive(signal.To, new ReferenceMail(signal.From, signal.Number, letter, signal.Past));

    private ReferenceState Arrive(string to, ReferenceMail mail) => With(Processes[to] with { Mailbox = Processes[to].Mailbox.Add(mail) })
        .Tell(new(EventKind.Arrived, Op.None, to, mail.Sender, mail.Number, $"{mail.Letter}"));
}
