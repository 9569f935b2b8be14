using ToyBeam.Sim.Conformance;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Scenarios.Conformance;

/// <summary>Programs on the real emulator: what is seen there can be seen here.</summary>
public sealed class ConformanceTests
{
    [EmulatorFact]
    public void Thirty_generated_programs_conform()
    {
        using var emulator = Open();
        var check = new ConformanceCheck(emulator, new ConformanceOptions());
        var programs = check.Check([.. Enumerable.Range(0, 30).Select(seed => (ulong)seed)]);
        Assert.All(programs, program => Assert.Equal(40, program.Sightings.Runs + program.Sightings.Unclear));
        Assert.All(programs.SelectMany(program => program.Judgements), judgement => Assert.True(judgement.Reach is Reach.Searched or Reach.Sampled, judgement.ToString()));
    }

    [EmulatorFact]
    public void What_is_promised_is_all_that_is_seen()
    {
        using var emulator = Open();
        Sees(emulator, "main { exit self normal; send self \"a\"; }", "P: = normal");
        Sees(emulator, "main { c = spawn_link { exit boom; } receive \"never\"; }", "P: = boom ; P.1: = boom");
        Sees(
            emulator,
            "main { c = spawn_monitor { send parent \"größe\\n\"; } receive _; receive down c normal; }",
            """P: took "größe\n", took down P.1 normal = normal ; P.1: = normal""");
        Sees(
            emulator,
            "main { register self @n; m = monitor other; exit other kill; receive down other; demonitor m info; alive other; whereis @n; unregister @n; unregister @n; } other { receive { } }",
            "P: took down Q killed, demonitor false, alive false, whereis P = badarg ; Q: = killed");
    }

    [EmulatorFact]
    public void Where_both_may_be_both_are_seen()
    {
        using var emulator = Open();
        Sees(emulator, "main { c = spawn { exit boom; } link c; receive \"never\"; }", "P: = boom ; P.1: = boom", "P: = noproc ; P.1: = boom");
        Sees(
            emulator,
            "main { receive { \"a\" -> { end \"came\"; } after 1 -> { receive _; } } } b { send main \"a\"; }",
            """P: took "a" = normal "came" ; Q: = normal""",
            """P: timeout, took "a" = normal ; Q: = normal""");
    }

    private static Emulator Open() => Emulator.Open(Emulator.Find(Environment.GetEnvironmentVariable("PATH"))!);

    /// <summary>The program is seen to come to exactly these, and can come to them here.</summary>
    private static void Sees(Emulator emulator, string tree, params string[] observations)
    {
        var program = new ConformanceCheck(emulator, new ConformanceOptions { Runs = 400 }).Check(ProgramTree.Parse(tree));
        Assert.Equal(observations.Order(StringComparer.Ordinal), program.Sightings.Seen.Select(seen => seen.Observation.ToString()).Order(StringComparer.Ordinal));
        Assert.All(program.Judgements, judgement => Assert.Equal(Reach.Searched, judgement.Reach));
    }
}
