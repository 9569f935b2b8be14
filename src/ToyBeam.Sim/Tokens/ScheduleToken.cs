using ToyBeam.Core;
using ToyBeam.Sim.Schedules;

namespace ToyBeam.Sim.Tokens;

/// <summary>Brings back one execution, whatever the versions of random numbers and strategies: the form for a regression test.</summary>
public sealed record ScheduleToken : Token
{
    /// <summary>A token.</summary>
    /// <param name="options">How the program runs.</param>
    /// <param name="target">Which program.</param>
    /// <param name="fingerprint">The program's <see cref="ProgramFingerprint"/>: does the name still mean the same program?</param>
    /// <param name="schedule">Where the run left the default schedule.</param>
    /// <param name="finalState">The low bits of the final state's hash: was it really the same run?</param>
    /// <param name="failure">The low bits of the hash of the failure's signature: was it really the same failure?</param>
    /// <exception cref="ArgumentException">The schedule names no process by its path, or is not in order of time.</exception>
    public ScheduleToken(MachineOptions options, TokenTarget target, uint fingerprint, Schedule schedule, ushort finalState, ushort failure)
        : base(options, target)
    {
        Fingerprint = fingerprint;
        Schedule = schedule;
        FinalState = finalState;
        Failure = failure;
        if (ScheduleOrder.FirstProblem(schedule) is { } problem)
        {
            throw new ArgumentException(problem, nameof(schedule));
        }
    }

    /// <summary>The program's <see cref="ProgramFingerprint"/>.</summary>
    public uint Fingerprint { get; }

    /// <summary>Where the run left the default schedule.</summary>
    public Schedule Schedule { get; }

    /// <summary>The low 16 bits of the hash of the run's final state.</summary>
    public ushort FinalState { get; }

    /// <summary>The low 16 bits of the hash of the failure's signature.</summary>
    public ushort Failure { get; }
}
