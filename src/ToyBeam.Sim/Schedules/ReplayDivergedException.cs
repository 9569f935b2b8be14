namespace ToyBeam.Sim.Schedules;

/// <summary>A strict replay met something else than was recorded: the program is not the one that was recorded, or it is not deterministic.</summary>
public sealed class ReplayDivergedException : Exception
{
    /// <summary>A divergence.</summary>
    /// <param name="step">The step at which it was met, from 1.</param>
    /// <param name="expected">What the recording says.</param>
    /// <param name="found">What was there.</param>
    public ReplayDivergedException(int step, string expected, string found)
        : this(step, $"diverged at step {step}: expected {expected}; found {found}. The program has changed since the recording, or it depends on something besides its schedule (a clock, a random number, a static variable)")
    {
    }

    /// <summary>A divergence, in a sentence.</summary>
    public ReplayDivergedException(int step, string sentence) : base(sentence) => Step = step;

    /// <summary>The step at which it was met, from 1.</summary>
    public int Step { get; }
}
