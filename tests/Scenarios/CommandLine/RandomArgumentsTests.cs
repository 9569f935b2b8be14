using ToyBeam.Cli;
using ToyBeam.Sim.Random;

namespace ToyBeam.Scenarios.CommandLine;

/// <summary>Whatever the arguments are, the command answers with one of its codes and never with a bug of its own.</summary>
public sealed class RandomArgumentsTests
{
    private const int Lists = 400;

    private static readonly string[] Words =
    [
        "explore", "count", "replay", "show", "list", "ex1", "ex7", "ex7b", "fan-in", "gen", "x.tree", "y.dll::Z", "--seeds", "0..3", "3..0", "0..", "18446744073709551615..0",
        "18446744073709551610..18446744073709551615", "--schedules", "2", "0", "-1", "99999999999", "--strategy", "pct:2", "pct:", "round-robin", "round-robin:7", "sticky:40", ":",
        "--delivery", "instant", "causal", "pairwise", "--timing", "untimed", "virtual:1", "virtual:", "--rules", "otp", "seed", "--max-steps", "5", "--time", "1ms", "0s", "--stop-after", "1", "--exit-zero", "--no-shrink", "--expect-failure",
        "--granularity", "work", "reduction", "-p", "n=2", "n", "=", "n=99999999999", "size=5", "--json", "--quiet", "-v", "--no-color", "--engine", "dfs", "dpor", "--max", "7", "--seed",
        "--as", "columns", "ribbon", "mermaid", "perfetto", "shiviz", "csharp", "tree", "--causal", "--step", "--tolerant", "--no-memory", "x.tbtrace",
        "TB1-", "TB1-200G0-00000-36AY1-Q06HY-HZJD0-41000-82041-7YPYN-VSQ1H-PSV", "tb1-200g0", "TB2-XXXXX", "", " ", "\0", "\u001b[31m", "é…", "--", "@x", "[diagram]", "[suggest]", "--help", "--version", "-h", "/?",
    ];

    /// <summary>Half of the lists begin as a good one does, so that more than the parser is reached.</summary>
    private static readonly string[][] Beginnings =
    [
        ["explore", "ex7", "--seeds", "0..3"], ["explore", "gen", "--seeds", "0..3"], ["count", "fan-in", "--max", "50"],
        ["count", "gen", "--max", "50"], ["show", "fan-in"], ["show", "gen"], ["replay", "TB1-200G0-00000-36AY1-Q06HY-HZJD0-41000-82041-7YPYN-VSQ1H-PSV"],
    ];

    private static readonly int[] Codes = [ExitCode.Pass, ExitCode.Failure, ExitCode.Usage, ExitCode.ExpectedFailureAbsent, ExitCode.Divergence, ExitCode.NothingRan, ExitCode.Incomplete];

    [Fact]
    public void No_list_of_arguments_is_a_bug()
    {
        var rng = new Rng(1);
        for (var i = 0; i < Lists; i++)
        {
            var args = new List<string>(i % 2 == 0 ? Beginnings[rng.Below(Beginnings.Length)] : []);
            for (var words = rng.Below(6); words > 0; words--)
            {
                args.Add(Words[rng.Below(Words.Length)]);
            }
            var answer = Cli.Run([.. args]);
            Assert.True(Codes.Contains(answer.Exit), $"exit code {answer.Exit} of: {string.Join(' ', args)}\n{answer.Error}");
            Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
        }
    }
}
