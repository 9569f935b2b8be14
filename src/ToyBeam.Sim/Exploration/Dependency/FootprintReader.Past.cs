using ToyBeam.Core;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Sim.Exploration.Dependency;

/// <content>Causal delivery: what a process knows to have been sent.</content>
internal sealed partial class FootprintReader
{
    private int _sent;
    private int _learnt;
    private (int From, int Number)[] _known = [];

    private void NotePast(Choice choice)
    {
        if (!_causal || choice.Kind == ChoiceKind.Deliver)
        {
            return;
        }
        var process = Machine.World[choice.Process];
        _sent = SentBy(process);
        _learnt = Sum(process.OwnPast);
        _known = Known(process.OwnPast);
    }

    /// <summary>
    /// Who passes on what he knows depends on what told him more than he knew by himself. Who asks of another one whether he is alive learns all that he knows, so that depends on all
    /// that adds to it.
    /// </summary>
    private void ReadPast(Choice choice)
    {
        if (!_causal || choice.Kind == ChoiceKind.Deliver)
        {
            return;
        }
        if (_code is Spawn or Register or Unregister || SendsOrEnds(choice.Process))
        {
            Passed.Add(new PassedOn(Id(choice.Process), _known));
        }
        if (Sum(Machine.World[choice.Process].OwnPast) != _learnt)
        {
            Touch(Mode.Add, ThingKind.Past, Id(choice.Process));
        }
    }

    /// <summary>The process of the step learns what another one knows: always when it asks whether that is alive, else only when that has ended.</summary>
    private void LearnFrom(int other)
    {
        if (_causal && (_code is IsAlive || Machine.World[other] is not { IsAlive: true, IsCondemned: false }))
        {
            Touch(Mode.Look, ThingKind.Past, Id(other));
        }
    }

    /// <summary>Whether the step made a signal, be it one that the dead do not get, or an end, which passes on the whole past.</summary>
    private bool SendsOrEnds(int process)
    {
        if (SentBy(Machine.World[process]) != _sent)
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

    private static int SentBy(ProcessView process) => process.Index < process.Past.Length ? process.Past[process.Index] : 0;

    private static int Sum(ReadOnlySpan<int> past)
    {
        var sum = 0;
        foreach (var number in past)
        {
            sum += number;
        }
        return sum;
    }
}
