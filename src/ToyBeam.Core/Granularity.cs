namespace ToyBeam.Core;

/// <summary>What one step is.</summary>
public enum Granularity : byte
{
    /// <summary>A process always stands at an instruction that others can see; it runs on through work and self. <c>End</c> is a step.</summary>
    Visible,

    /// <summary>Every work is a step; <c>End</c> belongs to the step before it, self to the one before or after.</summary>
    Work,

    /// <summary>Every instruction is a step.</summary>
    Instruction,

    /// <summary>As <see cref="Instruction"/>, and work of n reductions is n steps.</summary>
    Reduction,
}
