using ToyBeam.Core;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Sim.Traces;

/// <summary>What a trace is of.</summary>
public sealed record TraceHeader
{
    /// <summary>Which program.</summary>
    public required TokenTarget Target { get; init; }

    /// <summary>How it ran.</summary>
    public required MachineOptions Options { get; init; }

    /// <summary>The program's <see cref="ProgramFingerprint"/>.</summary>
    public required uint Fingerprint { get; init; }

    /// <summary>The claim that broke; null when none did.</summary>
    public string? Invariant { get; init; }

    /// <summary>What makes two failures the same bug, such as <c>stuck:"CRASH: *"</c>; null when nothing broke.</summary>
    public string? Signature { get; init; }

    /// <summary>The strategy that met the run, such as <c>pct:3</c>; null when it is not known.</summary>
    public string? Strategy { get; init; }

    /// <summary>The seed under which it was met; null when no seed led to it.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The schedule token of the failure; null when nothing broke.</summary>
    public string? Token { get; init; }
}
