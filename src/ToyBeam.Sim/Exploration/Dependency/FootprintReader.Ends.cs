using ToyBeam.Core;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Sim.Exploration.Dependency;

/// <content>Deaths, and whoever hears of them or does not.</content>
internal sealed partial class FootprintReader
{
    private void ReadEnd(in Event e, Choice choice)
    {
        var dead = Id(e.Process);
        Touch(Mode.Change, ThingKind.Life, dead);
        if (_code is not Die)
        {
            Touch(Mode.Change, ThingKind.Going, dead);
        }
        Touch(Mode.Change, ThingKind.Program, dead);
        if (!((ExitReason)e.Payload!).IsNormal)
        {
            Touch(Mode.Change, ThingKind.Crash, dead);
        }
        var own = choice.Kind != ChoiceKind.Deliver && choice.Process == e.Process;
        if (!own || (!Instant && _code is not Die))
        {
            Ended.Add(dead);
        }
        if (!Instant)
        {
            if (!own || _code is not (Die or Core.Instructions.End or Exit or Fail))
            {
                TouchNews(e.Process);
            }
            return;
        }
        var process = Machine.World[e.Process];
        for (var other = 0; process.OutlivedAny && other < Machine.World.ProcessCount; other++)
        {
            if (process.Outlived(other))
            {
                ReadNotice(e.Process, other);
            }
        }
    }

    /// <summary>Whether anybody must hear of a process's death. If it has a name, somebody must, whoever else.</summary>
    private void TouchNews(int process) =>
        Touch(Mode.Look, Machine.World[process].RegisteredName is null ? ThingKind.News : ThingKind.Named, Id(process));

    /// <summary>A link or a monitor of Other was ended, if there was one (number 1): then he would have told of his death, and does not any more.</summary>
    private void ReadSevered(in Event e)
    {
        if (e.Number == 1 && e.Other >= 0)
        {
            TouchUnsent(e.Process, e.Other);
            if (Instant)
            {
                Touch(Mode.Look, ThingKind.Life, Id(e.Other));
            }
        }
    }

    private void ReadExitSignalled(in Event e)
    {
        if (Instant)
        {
            ReadNotice(dead: e.Other, linked: e.Process);
        }
        else
        {
            TouchLink(Mode.Change, e.Process, e.Other);
            LookAtTrap(e.Process);
        }
    }

    /// <summary>
    /// Instant delivery: a death takes the link away from the other end, where it may do no more. Had that one died first, the news would have been a message for this one if
    /// it trapped, and the end of it if that was a crash; and the same must be said of the second death, which finds no link.
    /// </summary>
    private void ReadNotice(int dead, int linked)
    {
        TouchLink(Mode.Add, linked, dead);
        LookAtTrap(linked);
        Touch(Mode.Look, !_seed && Machine.World[dead].IsTrapping ? ThingKind.Life : ThingKind.Crash, Id(linked));
    }

    /// <summary>What the news of a death does: by the article's rules the trap flag has no say in it.</summary>
    private void LookAtTrap(int process)
    {
        if (!_seed)
        {
            Touch(Mode.Look, ThingKind.Trap, Id(process));
        }
    }

    /// <summary>Had he been alive, he would have been told.</summary>
    private void ReadUntold(in Event e)
    {
        TouchUnsent(e.Process, e.Other, exit: e.Payload is not MonitorRef);
        if (Instant && ByObservation && e.Payload is MonitorRef reference)
        {
            Put(Id(e.Other), new DownMessage(reference, ExitReason.NoProc), Arrival.LetterOf(reference));
        }
        else if (Instant)
        {
            Touch(Mode.Look, ThingKind.Life, Id(e.Other));
        }
    }

    private void End(Choice choice)
    {
        if (_code is Link { Op: Op.Link } link && Machine.World.IndexOf(link.With) is var with and >= 0 && with != choice.Process)
        {
            Touch(Mode.Look, ThingKind.Going, Id(with));
            LearnFrom(with);
            if (Instant || !_seed || Machine.World[with] is { IsAlive: true, IsCondemned: false })
            {
                TouchLink(Instant ? Mode.Add : Mode.Change, choice.Process, with); // A link with the dead is nothing by the article's rules.
            }
        }
        if (_code is ExitOther exit && Machine.World.IndexOf(exit.To) is var to and >= 0 && to != choice.Process)
        {
            EndExit(choice, exit, to);
        }
        if (!Instant && _endsAreFused && choice.Kind != ChoiceKind.Deliver && Machine.World[choice.Process].Pending is End)
        {
            TouchNews(choice.Process); // That is a step of its own because somebody must hear of it.
        }
    }

    private void EndExit(Choice choice, ExitOther exit, int to)
    {
        TouchUnsent(choice.Process, to, exit: true);
        if (Instant && !_reached) // He is dead. Alive he would have looked at his trap flag, and unless that makes it nothing, it is over now.
        {
            TouchTrap(to, exit.Reason);
            if (!exit.Reason.IsNormal || Machine.World[to].IsTrapping)
            {
                Touch(Mode.Look, ThingKind.Life, Id(to));
            }
        }
    }
}
