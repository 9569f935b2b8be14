using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Trees;
using Timeout = ToyBeam.Sim.Trees.Timeout;

namespace ToyBeam.Properties.Reference;

internal sealed partial record ReferenceState
{
    /// <summary>What may happen next: runs by path, deliveries by sender and receiver, timeouts by path.</summary>
    public ImmutableList<ReferenceChoice> Enabled
    {
        get
        {
            var runs = Processes.Values.Where(CanRun).Select(p => new ReferenceChoice(ChoiceKind.Run, p.Op, p.Path, Touched(p)));
            var deliveries = Channels.Deliverable(Options.Delivery).Where(signal => !Processes[signal.To].IsCondemned)
                .Select(signal => new ReferenceChoice(ChoiceKind.Deliver, Op.None, signal.From, signal.To));
            ImmutableList<ReferenceChoice> soon = [.. runs, .. deliveries];
            return soon.AddRange(Expiring(soon.IsEmpty).Select(p => new ReferenceChoice(ChoiceKind.Timeout, Op.Receive, p.Path, null)));
        }
    }

    /// <summary>What the default scheduler does: it goes on with the same process, else the lowest one, else delivers, else lets the earliest deadline pass.</summary>
    public ReferenceChoice Default
    {
        get
        {
            var enabled = Enabled;
            return enabled.Find(choice => choice.Kind == ChoiceKind.Run && choice.Process == Last)
                ?? enabled.Find(choice => choice.Kind != ChoiceKind.Timeout)
                ?? enabled.MinBy(choice => Processes[choice.Process].Deadline)!;
        }
    }

    private bool CanRun(ReferenceProcess p) => !p.IsDead && p.Op switch
    {
        Op.Receive => p.Match() is not null || Waits(p)?.Milliseconds == 0,
        Op.IsAlive => CanAsk(p, Processes[p.Find(((Statement.IsAlive)p.Next!).Process)]),
        _ => true,
    };

    /// <summary>The timeout of the receive at which a process waits; null for none, also while what it sent itself is under way: it cannot say that nothing came.</summary>
    private Timeout? Waits(ReferenceProcess p) => Channels.HasOwn(p.Path) ? null : p.Waits;

    /// <summary>The question goes behind all that was sent before it but monitors, and waits for a death that has begun.</summary>
    private bool CanAsk(ReferenceProcess p, ReferenceProcess other) => p == other || (!other.IsCondemned && Channels.OnlyMonitors(p.Path, other.Path));

    /// <summary>Whose receive may time out: without time anybody's, else those with the earliest deadline, if nothing else may happen or that is allowed to be early.</summary>
    private IEnumerable<ReferenceProcess> Expiring(bool nothingElse)
    {
        var waiting = Processes.Values.Where(p => Waits(p)?.Milliseconds > 0).ToList();
        if (!Options.Timing.IsVirtual)
            return waiting;
        return nothingElse || Early > 0 ? waiting.Where(p => p.Deadline == waiting.Min(other => other.Deadline)) : [];
    }

    /// <summary>Whose mailbox, links or life the next instruction touches, if it says so itself: who has a name is known when it is used.</summary>
    private static string? Touched(ReferenceProcess p) => p.IsCondemned || p.AsksSelf ? null : p.Next switch
    {
        Statement.Send { To: not Who.Registered } send => p.Find(send.To),
        Statement.Monitor { Of: not Who.Registered } monitor => p.Find(monitor.Of),
        Statement.Demonitor end => p.Meant(end.What)!.Of,
        Statement.ExitOther exit => p.Find(exit.To),
        Statement.Link link => p.Find(link.To),
        Statement.Unlink unlink => p.Find(unlink.From),
        Statement.Register register => p.Find(register.Process),
        Statement.IsAlive alive => p.Find(alive.Process),
        _ => null,
    };
}
