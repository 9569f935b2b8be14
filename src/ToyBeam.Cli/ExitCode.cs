namespace ToyBeam.Cli;

/// <summary>What the process's exit code says.</summary>
public static class ExitCode
{
    /// <summary>What was asked for was done, and no claim broke.</summary>
    public const int Pass = 0;

    /// <summary>A claim broke.</summary>
    public const int Failure = 1;

    /// <summary>The command line, or a file that it names, is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The failure that <c>--expect-failure</c> asks for did not come.</summary>
    public const int ExpectedFailureAbsent = 3;

    /// <summary>A run is not the one that was recorded, or a program is not deterministic.</summary>
    public const int Divergence = 4;

    /// <summary>Nothing ran.</summary>
    public const int NothingRan = 5;

    /// <summary>No claim broke, and not all was run that was asked for.</summary>
    public const int Incomplete = 6;

    /// <summary>A bug in toybeam.</summary>
    public const int Bug = 70;
}
