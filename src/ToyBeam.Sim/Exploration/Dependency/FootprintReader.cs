using ToyBeam.Core;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Sim.Exploration.Dependency;

/// <summary>The table of what depends on what: which things each step touches, read off what it did. One step after the other on one Machine.</summary>
/// <remarks>
/// Two steps are independent when both orders are possible and lead to the same point. This table may call steps dependent that are not, which costs a search time, but never the
/// other way round, which would lose traces: it is held against both orders of steps in generated programs.
/// Source: the dependencies of Concuerror (S. Aronis, "Effective techniques for stateless model checking", 2018); what the semantics say of links, monitors and names.
/// <list type="bullet">
/// <item>Mail depends on other mail to the same process, on the timeout that it would have prevented, and on the death of the receiver. By observation (R1) only on the timeout; what
/// arrives too late for a receive is as good as arrived after its process has ended, so what is dropped counts as mail.</item>
/// <item>A receive depends on the arrival of the letter that it took.</item>
/// <item>A death, or a signal that will be one, depends on all that the process does, on who looks whether it is there, and on what arrives there.</item>
/// <item>An exit signal looks at the trap flag, whether it does anything or not; a notice that nobody gets looks whether he is alive.</item>
/// <item>Who uses a name looks at it, who gives or takes it, or dies with it, changes it.</item>
/// <item>In the channel modes sending touches nothing but the signal itself; its delivery does what sending does in instant delivery.</item>
/// <item>In causal delivery what a signal tells depends on who passes it on, if it is more than he would know by himself at that place in any order of independent steps.</item>
/// </list>
/// </remarks>
internal sealed partial class FootprintReader(Machine machine, bool byObservation = false) : FootprintDraft(machine, byObservation)
{
    /// <summary>The kinds of event that it must see.</summary>
    public const EventKinds Needs = (EventKinds.All | EventKinds.Untold) & ~(EventKinds.Stepped | EventKinds.Noted | EventKinds.Quiescent | EventKinds.Started | EventKinds.Worked | EventKinds.AskedSelf);

    private readonly bool _causal = machine.Options.Delivery == Delivery.Causal;
    private readonly bool _seed = machine.Options.Rules == Rules.Seed;
    private readonly bool _endsAreFused = machine.Options.Granularity == Granularity.Work;
    private Code? _code;
    private object? _payload;
    private Receive? _timedOut;
    private bool _reached;

    /// <summary>Whether any step so far was about more than messages, timeouts, new processes and own ends: links, monitors, exit signals, names, the trap flag.</summary>
    public bool MetMoreThanMail { get; private set; }

    /// <summary>Who acts in a choice, as a number that is the same in all runs of the machine: a process's id, or one made of those of a channel's ends.</summary>
    public long ActorOf(Choice choice) =>
        choice.Kind != ChoiceKind.Deliver ? Id(choice.Process)
        : choice.Process != choice.Other ? Channel(Id(choice.Process), Id(choice.Other))
        : Channel(Id(choice.Process), Id(choice.Process), IsDown(choice));

    /// <summary>
    /// The deliveries from one process to another. To itself there are two queues: the news that there was nobody to monitor wait behind all else, even what is sent later.
    /// </summary>
    public static long Channel(int from, int to, bool downsToOneself = false) => 1L << 62 | (downsToOneself ? 1L << 61 : 0) | (long)from << 28 | (long)to;

    /// <summary>The process at whose end a channel stands; -1 if the actor is a process.</summary>
    public static int ReceiverOf(long actor) => actor < 1L << 62 ? -1 : (int)(actor & ((1 << 28) - 1));

    /// <summary>Another program comes.</summary>
    public void Forget() => MetMoreThanMail = false;

    /// <summary>Takes a step and reads what it touched.</summary>
    /// <param name="index">Into what is enabled.</param>
    /// <param name="step">Takes it.</param>
    public Footprint Take(int index, Action<int> step)
    {
        var choice = Machine.Enabled[index];
        var actor = ActorOf(choice);
        Begin(choice);
        NotePast(choice);
        step(index);
        foreach (ref readonly var e in Machine.Events)
        {
            Read(e, choice);
        }
        End(choice);
        ReadPast(choice);
        return Finish(actor, _code, _timedOut);
    }

    private void Begin(Choice choice)
    {
        Clear();
        _code = null;
        _payload = null;
        _timedOut = null;
        _reached = false;
        if (choice.Kind == ChoiceKind.Deliver)
        {
            BeginDelivery(choice);
            return;
        }
        _code = Machine.World[choice.Process].Pending;
        Touch(Mode.Change, ThingKind.Program, Id(choice.Process));
        if (_code is Register register)
        {
            BeginRegister(register);
        }
        else if (_code is SendNamed { Name: var name })
        {
            TouchName(Mode.Look, name);
        }
        else if (_code is Core.Instructions.Monitor { Name: { } monitored })
        {
            TouchName(Mode.Look, monitored);
        }
    }

    /// <summary>It looks whether he is there; if so, whether he has a name; if not, whether the name is free.</summary>
    private void BeginRegister(Register register)
    {
        var who = Machine.World.IndexOf(register.Who);
        if (who < 0)
        {
            return;
        }
        Touch(Mode.Look, ThingKind.Going, Id(who));
        if (Machine.World[who] is { IsAlive: true, IsCondemned: false })
        {
            Touch(Mode.Look, ThingKind.Named, Id(who));
            if (Machine.World[who].RegisteredName is null)
            {
                TouchName(Mode.Look, register.Name);
            }
        }
        else
        {
            LearnFrom(who);
        }
    }

    private void Read(in Event e, Choice choice)
    {
        switch (e.Kind)
        {
            case EventKind.Sent:
                ReadSent(e);
                break;
            case EventKind.Arrived:
                ReadArrived(e);
                break;
            case EventKind.Dropped when e.Process >= 0:
                ReadDropped(e);
                break;
            case EventKind.Received:
                Taken = LetterOf(e.Payload!, e.Other, e.Number);
                TouchLetter(Mode.Look, Taken.Value);
                break;
            case EventKind.TimedOut:
                _timedOut = (Receive)e.Code!;
                Touch(Mode.Look, ThingKind.Own, Id(e.Process));
                break;
            case EventKind.Spawned:
                Touch(Mode.Change, ThingKind.Program, Id(e.Other));
                break;
            case EventKind.Died or EventKind.Condemned:
                ReadEnd(e, choice);
                break;
            case EventKind.Queued or EventKind.Delivered:
                ReadSignal(e);
                break;
            default:
                ReadRare(e);
                break;
        }
    }

    private void ReadSignal(in Event e)
    {
        var (owner, other) = (Id(e.Process), Id(e.Other));
        var (from, to) = e.Kind == EventKind.Queued ? (owner, other) : (other, owner);
        TouchSignal(from, to, e.Number);
        var kind = (SignalKind)e.Payload!;
        MetMoreThanMail |= kind != SignalKind.Message;
        if (kind is SignalKind.Exit or SignalKind.LinkExit)
        {
            Touch(Mode.Add, ThingKind.Exits, to);
        }
        if (from == to && kind != SignalKind.Down)
        {
            Touch(Mode.Change, ThingKind.Channel, from, to); // It takes its place before the news that there was nobody to monitor.
        }
        if (e.Kind == EventKind.Queued)
        {
            SentTo.Add((from, to));
            return;
        }
        if (from == to && kind != SignalKind.Down)
        {
            Touch(Mode.Change, ThingKind.Own, to);
        }
        if (kind is SignalKind.Link or SignalKind.Unlink or SignalKind.LinkExit)
        {
            TouchLink(Mode.Change, e.Process, e.Other);
        }
        if (kind is SignalKind.Link or SignalKind.Unlink or SignalKind.LinkExit or SignalKind.Monitor or SignalKind.Demonitor)
        {
            Touch(Mode.Add, ThingKind.News, to);
        }
        if (_payload is DownMessage down)
        {
            Touch(Mode.Look, ThingKind.Monitor, down.Ref.Owner.Id, down.Ref.Number);
        }
    }

    private void ReadRare(in Event e)
    {
        MetMoreThanMail |= ((long)(Needs & ~EventKinds.Dropped) >> (int)e.Kind & 1) != 0; // Claims may need to see other kinds as well.
        switch (e.Kind)
        {
            case EventKind.Linked when _code is not Spawn:
                TouchLink(Instant ? Mode.Add : Mode.Change, e.Process, e.Other);
                break;
            case EventKind.Unlinked when e.Other >= 0 && e.Other != e.Process:
                TouchLink(Instant && e.Number == 0 ? Mode.Look : Mode.Change, e.Process, e.Other);
                ReadSevered(e);
                break;
            case EventKind.TrapSet when e.Number != e.Clause:
                Touch(Mode.Change, ThingKind.Trap, Id(e.Process));
                break;
            case EventKind.ExitSignalled:
                ReadExitSignalled(e);
                break;
            case EventKind.ExitReached:
                _reached = true;
                TouchTrap(e.Process, (ExitReason)e.Payload!);
                break;
            case EventKind.DownSignalled:
                var ended = (MonitorRef)e.Payload!;
                Touch(Mode.Change, ThingKind.Monitor, ended.Owner.Id, ended.Number);
                break;
            case EventKind.Untold:
                ReadUntold(e);
                break;
            case EventKind.Monitored when e.Other >= 0 && e.Other != e.Process && _code is not Spawn:
                Touch(Mode.Look, ThingKind.Going, Id(e.Other));
                LearnFrom(e.Other);
                break;
            case EventKind.Demonitored:
                var reference = (MonitorRef)e.Payload!;
                Touch(e.Number == 1 ? Mode.Change : Mode.Look, ThingKind.Monitor, reference.Owner.Id, reference.Number);
                ReadSevered(e);
                break;
            case EventKind.Registered or EventKind.Unregistered:
                TouchName(Mode.Change, (string)e.Payload!);
                Touch(Mode.Change, ThingKind.Named, Id(e.Other));
                Touch(Mode.Add, ThingKind.News, Id(e.Other));
                Touch(Mode.Look, ThingKind.Life, Id(e.Other));
                break;
            case EventKind.LookedUp:
                TouchName(Mode.Look, (string)e.Payload!);
                break;
            case EventKind.BadArgument when _code is Unregister unregister:
                TouchName(Mode.Look, unregister.Name);
                break;
            case EventKind.AskedAlive when e.Other >= 0 && e.Other != e.Process:
                Touch(Mode.Look, ThingKind.Life, Id(e.Other));
                Touch(Mode.Look, ThingKind.Channel, Id(e.Process), Id(e.Other));
                if (_causal)
                {
                    LearnFrom(e.Other);
                    Passed.Add(new PassedOn(Id(e.Other), Known(Machine.World[e.Other].OwnPast)));
                }
                break;
            default:
                break;
        }
    }
}
