using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>Virtual time as the events tell it: a clock, a deadline for each process that waits, and how many timeouts may still come early.</summary>
internal sealed class ShadowTimers
{
    private readonly PerProcess<long> _deadlines = new(); // Of those that wait.
    private int _early;

    public long Clock { get; private set; }

    public void Begin(Timing timing)
    {
        _deadlines.Clear();
        _early = timing.Early;
        Clock = 0;
    }

    /// <summary>A process has come to wait.</summary>
    public void Start(int process, int milliseconds) => _deadlines[process] = Clock + milliseconds;

    /// <summary>A deadline has passed.</summary>
    /// <param name="process">Whose.</param>
    /// <param name="othersEnabled">Whether something else might have happened: then it was early.</param>
    public void Expire(int process, bool othersEnabled)
    {
        Clock = _deadlines[process];
        _early -= othersEnabled ? 1 : 0;
    }

    public long DeadlineOf(int process) => _deadlines[process];

    /// <summary>Whether the earliest deadline may pass.</summary>
    public bool MayPass(bool othersEnabled) => _early > 0 || !othersEnabled;
}
