using ToyBeam.Sim.Random;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Sim.Replaying;

/// <summary>Takes the steps of a trace, then those of the default schedule.</summary>
/// <remarks>Strict: a step that cannot be taken throws <see cref="ReplayDivergedException"/>. Tolerant: it is left out.</remarks>
internal sealed class Retracing(Trace trace, bool strict) : IStrategy
{
    private int _next = 1;

    /// <summary>How many steps of the trace were taken.</summary>
    public int Taken { get; private set; }

    public void Begin(in RunInfo run, Rng rng)
    {
        _next = 1;
        Taken = 0;
    }

    public int Pick(in ChoicePoint point)
    {
        while (_next < trace.Steps.Length)
        {
            var choice = trace.Steps[_next++].Choice!.Value;
            var index = Replay.Find(point, choice);
            if (index >= 0)
            {
                Taken++;
                return index;
            }
            if (strict)
            {
                throw new ReplayDivergedException(_next - 1, choice.ToString(), Replay.Enabled(point));
            }
        }
        return point.Default;
    }
}
