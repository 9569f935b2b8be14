using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Trees;
using ToyBeam.Sim.Viewer;

namespace ToyBeam.Scenarios.Viewer;

/// <summary>Runs for pages.</summary>
internal static class Sample
{
    /// <summary>A program that does a little of everything, and whose texts would be markup if anybody took them for it.</summary>
    public const string Everything = """
        main {
          trap_exit on;
          a = spawn_monitor { receive "go"; send parent "hi </script><img src=x onerror=alert(1)>"; exit boom; }
          b = spawn_link { receive "go"; work 5; crash; }
          m = monitor a;
          register self @boss;
          send a "go";
          send b "go";
          receive { "hi </script><img src=x onerror=alert(1)>" -> { send b "late"; } ; down a -> { note early "<b>yes</b>"; } }
          receive { exit b -> { send self "x"; } ; after 50 -> { } }
          receive "never";
        }
        helper { monitor @boss; receive _; link main; receive "zz"; }
        """;

    private const string SpawnThenLink = """
        main { trap_exit on; c = spawn { receive "a"; receive "b"; exit boom; } send c "b"; send c "a"; link c; receive { exit c boom -> { } } }
        """;

    private const string Names = """
        main { w = spawn { register self @w; receive "stop"; unregister @w; } alive w; send @w "stop"; m = monitor w; receive down w normal; demonitor m flush; }
        """;

    private const string Apart = """
        main { receive "x"; fail "seen"; }
        a { work 1; send main "x"; }
        b { register self @b; send @b "y"; receive "y"; send @b "z"; receive "z"; }
        """;

    /// <summary>Programs that fail under some schedule, by name; in different modes of delivery, trees and written in C#.</summary>
    public static IReadOnlyList<(string Name, Delivery Delivery)> Failing { get; } =
    [
        ("ex7", Delivery.Instant), ("ex7", Delivery.Pairwise), ("lost-update", Delivery.Instant), ("lost-update-checked", Delivery.Causal), ("dining", Delivery.Instant),
        ("abba", Delivery.Pairwise), ("everything", Delivery.Causal), ("everything", Delivery.Instant), ("spawn-then-link", Delivery.Pairwise), ("names", Delivery.Causal), ("stale-timer", Delivery.Instant),
    ];

    /// <summary>A failing run of a program: the first that a random walk meets.</summary>
    public static ViewerTrace FailingRun(string name, Delivery delivery)
    {
        for (var seed = 0UL; seed < 500; seed++)
        {
            var trace = Run(name, delivery, "random", seed);
            if (trace.Recording.Verdict.Failed)
            {
                return trace;
            }
        }
        throw new InvalidOperationException($"No schedule of {name} in {delivery} delivery fails.");
    }

    /// <summary>A run of a program.</summary>
    public static ViewerTrace Run(string name, Delivery delivery, string strategy, ulong seed = 0)
    {
        var spec = StrategySpec.Parse(strategy);
        var options = new MachineOptions { Delivery = delivery, Granularity = spec.Granularity ?? Granularity.Visible };
        if (TreeOf(name) is { } text)
        {
            var tree = ProgramTree.Parse(text);
            return Viewed(name, () => StandardInvariants.ForScenarios([])).Run(strategy, new TestedProgram(tree, options), spec.Create, seed);
        }
        var scenario = BuiltIn.Find(name)!.Build();
        var program = new TestedProgram(scenario.Start, options with { Rules = scenario.Rules }, new NamedTarget(name, []));
        var viewed = Viewed(name, () => [.. StandardInvariants.ForScenarios(scenario.ExpectedExits), .. scenario.ExtraInvariants()]) with { Tree = scenario.Tree };
        return viewed.Run(strategy, program, spec.Create, seed);
    }

    /// <summary>A page of one run.</summary>
    public static string Page(ViewerTrace trace) => new ViewerPage(trace.Title, [trace]).ToHtml();

    private static string? TreeOf(string name) => name switch
    {
        "everything" => Everything,
        "spawn-then-link" => SpawnThenLink,
        "names" => Names,
        "apart" => Apart,
        _ => null,
    };

    private static ViewedProgram Viewed(string title, Func<IReadOnlyList<IInvariant>> claims) => new(title, "", claims, token => $"toybeam replay {token}");
}
