using System.Text.RegularExpressions;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Scenarios.Stories;

/// <summary>The programs in docs/trees.md are programs: they parse, and every claim on them holds but the one that they make break.</summary>
public sealed partial class DocumentedTrees
{
    public static TheoryData<string> Programs => [.. TreeBlock().Matches(File.ReadAllText(Path.Combine(Root(), "docs", "trees.md"))).Select(match => match.Groups[1].Value)];

    [Fact]
    public void There_are_three() => Assert.Equal(3, Programs.Count);

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_documented_program_runs(string text)
    {
        var tree = ProgramTree.Parse(text, "docs/trees.md");
        Assert.Equal(tree, ProgramTree.Parse(tree.ToString()));
        Explore.Of(tree).Completes().NoUnexpectedExit().Check();
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ToyBeam.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No ToyBeam.sln in any folder above the tests.");
        }
        return folder;
    }

    [GeneratedRegex("```tree\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex TreeBlock();
}
