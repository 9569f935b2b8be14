namespace ToyBeam.Sim.Random;

/// <summary>What a stream of random numbers is for. Each purpose has its own stream, so that a draw added for one does not shift another.</summary>
public enum Purpose
{
    /// <summary>Which choice to take.</summary>
    Schedule,

    /// <summary>Which program to generate.</summary>
    Program,

    /// <summary>Candidates of the shrinker.</summary>
    Shrink,

    /// <summary>The base seed's derivation for one test.</summary>
    Test,

    /// <summary>How large a program is, judged by walks.</summary>
    Estimate,
}
