namespace ToyBeam.Sim.Statistics;

/// <summary>What may be said of failures after independent runs without one.</summary>
public static class Residual
{
    /// <summary>The confidence with which bounds are stated.</summary>
    public const double Confidence = 0.95;

    /// <summary>
    /// The largest probability of a failure per run that is consistent, at 95 %, with so many runs without any: about 3 / runs, the rule of three; 1 without a run.
    /// Holds for the distribution that the runs were drawn from, and for no other.
    /// </summary>
    /// <param name="runs">Runs without a failure.</param>
    public static double AfterNone(long runs) => runs == 0 ? 1 : 1 - Math.Pow(1 - Confidence, 1.0 / runs);

    /// <summary>
    /// How likely it is at most that so many runs of PCT all miss a bug that d orderings suffice for, in a program of n processes and k events.
    /// </summary>
    /// <remarks>Source: S. Burckhardt, P. Kothari, M. Musuvathi, S. Nagarakatte, "A randomized scheduler with probabilistic guarantees of finding bugs", ASPLOS 2010.</remarks>
    /// <param name="runs">Runs.</param>
    /// <param name="depth">d, from 1.</param>
    /// <param name="processes">n, from 1.</param>
    /// <param name="events">k, from 1.</param>
    public static double MissedByPct(long runs, int depth, int processes, int events) =>
        Math.Pow(1 - (1 / (processes * Math.Pow(events, depth - 1))), runs);
}
