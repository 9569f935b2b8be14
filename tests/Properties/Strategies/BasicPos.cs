using ToyBeam.Sim.Random;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>Partial order sampling without its main point: who raced with what happened keeps its priority. Here to be found out.</summary>
internal sealed class BasicPos : IStrategy
{
    private readonly Dictionary<int, ulong> _priority = [];
    private Rng _rng = null!;

    public void Begin(in RunInfo run, Rng rng)
    {
        _rng = rng;
        _priority.Clear();
    }

    public int Pick(in ChoicePoint point)
    {
        var best = 0;
        for (var i = 0; i < point.Enabled.Length; i++)
        {
            best = PriorityOf(point.ActorOf(point.Enabled[i])) > PriorityOf(point.ActorOf(point.Enabled[best])) ? i : best;
        }
        _priority.Remove(point.ActorOf(point.Enabled[best]));
        return best;
    }

    private ulong PriorityOf(int actor)
    {
        if (!_priority.TryGetValue(actor, out var priority))
        {
            _priority[actor] = priority = _rng.Next();
        }
        return priority;
    }
}
