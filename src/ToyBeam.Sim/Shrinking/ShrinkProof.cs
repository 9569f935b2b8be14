namespace ToyBeam.Sim.Shrinking;

/// <summary>How far a shrunk finding is known to be minimal.</summary>
public sealed record ShrinkProof
{
    /// <summary>Nothing was tried.</summary>
    public static readonly ShrinkProof None = new();

    /// <summary>Whether no schedule of the program with fewer deviations fails so: all of them were run.</summary>
    public bool Schedule { get; init; }

    /// <summary>Whether no program that is one step of shrinking smaller fails so: all traces of each of them were run. False for a program written in C#, which is not shrunk.</summary>
    public bool Program { get; init; }

    /// <summary>The smaller programs that were tried in vain.</summary>
    public int Candidates { get; init; }

    /// <summary>Those of them of which not every trace was run.</summary>
    public int Undecided { get; init; }

    /// <summary>Whether the runs that shrinking may take, or its time, were used up.</summary>
    public bool Cut { get; init; }
}
