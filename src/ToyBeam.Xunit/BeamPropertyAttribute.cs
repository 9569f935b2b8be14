using Xunit;
using Xunit.Sdk;

namespace ToyBeam.Xunit;

/// <summary>A law over generated arguments: the method is called with many of them, and the first that breaks it is made small and told with a line that replays it.</summary>
/// <remarks>
/// Parameters: a <see cref="Sim.Trees.ProgramTree"/>, any type that FsCheck generates or <see cref="Arbitrary"/> names, and at most one <see cref="Tally"/>, which is
/// handed in. The method returns nothing, <c>bool</c>, <c>Task</c>, <c>Task&lt;bool&gt;</c> or an FsCheck <c>Property</c>. All cases run on one instance of the class, so keep no state in its fields.
/// Environment: <c>TOYBEAM_SEED</c> (a number: the base seed of all properties; else one is drawn for each test run) and <c>TOYBEAM_REPLAY</c> (a token: that case alone).
/// </remarks>
/// <example><c>[BeamProperty(MaxTest = 200)] public void Links_are_symmetric(ProgramTree program) => Explore.Of(program).Check();</c></example>
[XunitTestCaseDiscoverer("ToyBeam.Xunit.Runners.BeamPropertyDiscoverer", "ToyBeam.Xunit")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class BeamPropertyAttribute : FactAttribute
{
    /// <summary>How many cases must hold, at least 1; 100 by default. Rejected cases do not count.</summary>
    public int MaxTest { get; set; } = 100;

    /// <summary>How many cases may be rejected before the property gives up and fails, 0 or more; 1000 by default.</summary>
    public int MaxRejected { get; set; } = 1000;

    /// <summary>The size of the first case, 0 or more; 1 by default.</summary>
    public int StartSize { get; set; } = 1;

    /// <summary>The size of the last case, at least <see cref="StartSize"/>; 50 by default, which gives program trees of up to about 30 statements.</summary>
    public int EndSize { get; set; } = 50;

    /// <summary>Classes whose public static members return an FsCheck <c>Arbitrary</c>; they win over FsCheck's own and over ToyBeam's program trees.</summary>
    public Type[] Arbitrary { get; set; } = [];

    /// <summary>The token of the only case to run; null to run all. <c>TOYBEAM_REPLAY</c> wins over it.</summary>
    public string? Replay { get; set; }

    /// <summary>
    /// Seconds after which no further case starts, 0 for no limit; 60 by default. A property that ran at least one case passes then and its output says how many ran; its floors are not checked.
    /// Shrinking has as long again. A case that runs is never interrupted.
    /// </summary>
    public int Deadline { get; set; } = 60;

    /// <summary>How often the body may be called to make a failing argument smaller, 0 or more; 2000 by default.</summary>
    public int ShrinkRuns { get; set; } = 2000;

    /// <summary>Whether the test's output lists the arguments of each case.</summary>
    public bool Verbose { get; set; }
}
