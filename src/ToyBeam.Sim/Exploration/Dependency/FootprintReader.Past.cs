using ToyBeam.Core;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Sim.Exploration.Dependency;

/// <content>Causal delivery: what a process knows to have been sent.</content>
internal sealed partial class FootprintReader
{
    private int _sent;

    private void NotePast(Choice choice) => _sent = _causal ? SentBy(choice.Process) : 0;

    /// <summary>
    /// Sending passes on what the sender knows, and is itself known to him from then on. All else adds to it at most: and counts as doing so where nothing was new, for that may be new in another order.
    /// </summary>
    private void ReadPast(Choice choice)
    {
        if (!_causal)
        {
            return;
        }
        if (choice.Kind == ChoiceKind.Deliver)
        {
            if (TeachesAtOnce)
            {
                Touch(Mode.Add, ThingKind.Past, Id(choice.Other));
            }
        }
        else if (_code is Spawn)
        {
            Touch(Mode.Look, ThingKind.Past, Id(choice.Process)); // The child knows it, too.
        }
        else if (_code is Register or Unregister || SendsOrEnds(choice.Process))
        {
            Touch(Mode.Change, ThingKind.Past, Id(choice.Process));
        }
        else if (_code is not (Work or TrapExit))
        {
            Touch(Mode.Add, ThingKind.Past, Id(choice.Process));
        }
    }

    /// <summary>A message is known about when it is taken, any other signal when it comes.</summary>
    private bool TeachesAtOnce
    {
        get
        {
            foreach (ref readonly var e in Machine.Events)
            {
                if (e.Kind == EventKind.Delivered && (SignalKind)e.Payload! != SignalKind.Message)
                {
                    return true;
                }
            }
            return false;
        }
    }

    /// <summary>Whether the step made a signal, be it one that the dead do not get, or an end, which passes on the whole past.</summary>
    private bool SendsOrEnds(int process)
    {
        if (SentBy(process) != _sent)
        {
            return true;
        }
        foreach (ref readonly var e in Machine.Events)
        {
            if (e.Process == process && e.Kind is EventKind.Died or EventKind.Condemned)
            {
                return true;
            }
        }
        return false;
    }

    private int SentBy(int process)
    {
        var past = Machine.World[process].Past;
        return process < past.Length ? past[process] : 0;
    }
}
