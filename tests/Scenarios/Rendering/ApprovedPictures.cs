using ToyBeam.Scenarios.CommandLine;

namespace ToyBeam.Scenarios.Rendering;

/// <summary>What <c>show</c> draws, held against approved files. To approve what it draws now: <c>TOYBEAM_APPROVE=1</c>, then look at the difference.</summary>
public sealed class ApprovedPictures
{
    private const string Ex7 = "TB1-200G0-00000-36AY1-Q06HY-HZJD0-41000-82041-7YPYN-VSQ1H-PSV";

    private static readonly string Folder = Path.Combine(Sources.Root, "tests", "Scenarios", "Rendering", "Approved");
    private static readonly string Monitors = Path.Combine(Folder, "monitors.tree");

    public static TheoryData<string, string, string[]> Pictures
    {
        get
        {
            var data = new TheoryData<string, string, string[]>();
            (string Name, string[] Run)[] runs =
            [
                ("ex7", [Ex7]),
                ("lost-update", ["lost-update", "--seed", "4", "--strategy", "random"]),
                ("monitors", [Monitors, "--delivery", "causal", "--seed", "2", "--strategy", "random"]),
            ];
            foreach (var (name, run) in runs)
            {
                foreach (var (kind, options) in new (string, string[])[]
                {
                    ("columns", ["--as", "columns"]), ("causal", ["--causal"]), ("ribbon", ["--as", "ribbon"]), ("json", ["--as", "json"]), ("mermaid", ["--as", "mermaid"]),
                    ("perfetto", ["--as", "perfetto"]), ("shiviz", ["--as", "shiviz"]), ("step", ["--step", "3"]), ("list", []),
                })
                {
                    data.Add(name, kind, ["show", .. run, .. options]);
                }
            }
            data.Add("monitors", "csharp", ["show", Monitors, "--delivery", "causal", "--seed", "2", "--strategy", "random", "--as", "csharp"]);
            data.Add("monitors", "tree", ["show", Monitors, "--as", "tree"]);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_run_is_drawn_as_approved(string run, string kind, string[] args)
    {
        var answer = CommandLine.Cli.Run(args);
        Assert.Equal("", answer.Error);
        Assert.Equal(0, answer.Exit);
        var drawn = answer.Out.Replace(Monitors, "monitors.tree", StringComparison.Ordinal);
        var file = Path.Combine(Folder, $"{run}.{kind}.txt");
        if (Environment.GetEnvironmentVariable("TOYBEAM_APPROVE") == "1")
        {
            File.WriteAllText(file, drawn);
        }
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), drawn);
        if (kind is not ("json" or "perfetto" or "mermaid" or "csharp"))
        {
            Assert.All(answer.Lines, static line => Assert.InRange(line.Length, 0, 100));
        }
    }
}
