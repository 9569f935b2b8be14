using System.Globalization;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Trees;
using Xunit.Abstractions;
using Timeout = ToyBeam.Sim.Trees.Timeout;

namespace ToyBeam.Properties.Shrinking;

/// <summary>A known race among processes that have nothing to do with it: shrinking leaves the race, and no more of it than it takes.</summary>
public sealed class NoiseTests(ITestOutputHelper output)
{
    private const int NoisyProcesses = 5;
    private const int NoisySteps = 30;

    private static readonly MachineOptions Options = new();

    /// <summary>Two clients get a value and put one that is one more; a put that comes when both have got it loses one.</summary>
    private const string LostUpdate = """
        store {
          receive {
            "get 1" -> {
              send one "value";
              receive {
                "put 1" -> { receive "get 2"; send two "value"; receive "put 2"; };
                "get 2" -> { send two "value"; fail "lost"; };
              }
            };
            "get 2" -> {
              send two "value";
              receive {
                "put 2" -> { receive "get 1"; send one "value"; receive "put 1"; };
                "get 1" -> { send one "value"; fail "lost"; };
              }
            };
          }
        }
        one { send store "get 1"; receive "value"; send store "put 1"; }
        two { send store "get 2"; receive "value"; send store "put 2"; }
        """;

    /// <summary>Two locks that two clients take in opposite order.</summary>
    private const string Abba = """
        a {
          receive {
            "ab" -> { send ab "a"; receive "free"; receive "ba"; send ba "a"; receive "free"; };
            "ba" -> { send ba "a"; receive "free"; receive "ab"; send ab "a"; receive "free"; };
          }
        }
        b {
          receive {
            "ab" -> { send ab "b"; receive "free"; receive "ba"; send ba "b"; receive "free"; };
            "ba" -> { send ba "b"; receive "free"; receive "ab"; send ab "b"; receive "free"; };
          }
        }
        ab { send a "ab"; receive "a"; send b "ab"; receive "b"; send b "free"; send a "free"; }
        ba { send b "ba"; receive "b"; send a "ba"; receive "a"; send a "free"; send b "free"; }
        """;

    /// <summary>Three senders; one order of their messages is wrong.</summary>
    private const string Nested = """
        sink { receive _; receive { "b1" -> { receive { "c" -> { receive { "b2" -> { fail "nested"; }; _ -> { } } }; _ -> { } } }; _ -> { } } }
        a { send sink "a1"; send sink "a2"; }
        b { send sink "b1"; send sink "b2"; }
        c { send sink "c"; }
        """;

    [Theory]
    [InlineData(LostUpdate, "no-fail:lost", 1UL)]
    [InlineData(LostUpdate, "no-fail:lost", 2UL)]
    [InlineData(Abba, "stuck:", 3UL)]
    [InlineData(Abba, "stuck:", 4UL)]
    [InlineData(Nested, "no-fail:nested", 5UL)]
    [InlineData(Nested, "no-fail:nested", 6UL)]
    public void What_is_left_is_the_race(string bare, string kind, ulong seed)
    {
        var race = ProgramTree.Parse(bare);
        var noisy = Among(race, seed);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var result = new Explorer(Options, new ExplorationOptions { Seeds = 20_000, OneProgram = true, StopAfter = 1, Invariants = Claims }).Run(_ => new TestedProgram(noisy, Options));
        var finding = Assert.Single(result.Findings);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{race.Size} bare, {noisy.Size} with noise, {finding.Program.Tree!.Size} left, {finding.ShrinkRuns} runs, {clock.ElapsedMilliseconds} ms, {finding.Proof}\n{finding.Signature}\n{finding.Program.Tree}\n{string.Join('\n', finding.Recording.Schedule.Deviations)}"));
        Assert.StartsWith(kind, finding.Signature, StringComparison.Ordinal);
        Assert.True(finding.Program.Tree.Size <= race.Size, $"{finding.Program.Tree.Size} is more than {race.Size}\n{finding.Program.Tree}");
        Assert.True(finding.ProvedMinimal);
        var (failing, passing) = Traces(finding);
        output.WriteLine($"{failing} traces of it fail so, {passing} pass");
        Assert.True(failing > 0 && passing > 0, $"{failing} traces fail so, {passing} pass");
    }

    /// <summary>How many traces of the program fail with the signature, and in how many its claim holds: all of them, run one by one.</summary>
    private static (int Failing, int Passing) Traces(Finding finding)
    {
        var laboratory = new Laboratory(Options, Claims());
        var search = new TraceSearch(Options, Claims());
        var (failing, passing) = (0, 0);
        for (search.Begin(finding.Program); search.Next(); search.Plan())
        {
            failing += search.Failures.Any(failure => laboratory.SignatureOf(finding.Program, failure) == finding.Signature) ? 1 : 0;
            passing += search.Failures.Any(failure => failure.Invariant == finding.Invariant) ? 0 : 1;
        }
        return (failing, passing);
    }

    private static IReadOnlyList<IInvariant> Claims() => [new NoFail(), new Completes()];

    /// <summary>Five processes with thirty steps that all end by themselves, before, between and behind those of the race.</summary>
    private static ProgramTree Among(ProgramTree race, ulong seed)
    {
        var rng = new Rng(seed);
        var processes = race.Processes.ToList();
        for (var i = 0; i < NoisyProcesses; i++)
        {
            var process = new StaticProcess($"noise{i}", new Block([.. Enumerable.Range(0, NoisySteps / NoisyProcesses).Select(_ => Noise(rng, processes))]));
            processes.Insert(1 + rng.Below(processes.Count), process);
        }
        return new ProgramTree([.. processes]);
    }

    private static Statement Noise(Rng rng, List<StaticProcess> processes) => rng.Below(5) switch
    {
        0 => new Statement.Work(1 + rng.Below(3)),
        1 => new Statement.Spawn(new Block([new Statement.Work(1)]), null, false, false, false),
        2 => new Statement.Send(new Who.Named(processes[^1].Name), "noise"),
        3 => new Statement.Monitor(new Who.Named(processes[rng.Below(processes.Count)].Name)),
        _ => new Statement.Receive([new Branch(new Pattern.Text("noise"), new Block([]))], new Timeout(0, new Block([]))),
    };
}
