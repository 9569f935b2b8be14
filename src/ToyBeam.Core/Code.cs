namespace ToyBeam.Core;

/// <summary>What a process has left to do: one instruction and, inside it, how to go on. The set of instructions is closed; make them with <see cref="Beam"/>.</summary>
/// <remarks>
/// Re-executable: a program is started from its factory again for every schedule, so continuations must not keep what they change.
/// Only instructions may have effects; code between two instructions runs in the step of the first.
/// </remarks>
public abstract class Code
{
    private protected Code(Op op) => Op = op;

    /// <summary>Which instruction this is.</summary>
    public Op Op { get; }

    /// <summary>The rest of the program after this instruction.</summary>
    /// <param name="value">What the instruction yields: the pid for spawn and self, else null.</param>
    internal abstract Code Next(object? value);

    /// <summary>A plain <c>End</c>, where a <see cref="Code"/> is wanted.</summary>
    public static implicit operator Code(EndVerb end) => FromEndVerb(end);

    /// <summary>A plain <c>End</c>.</summary>
    public static Code FromEndVerb(EndVerb end) => Instructions.End.Normal;
}
