using System.Text.Json;

namespace ToyBeam.Scenarios.CommandLine;

/// <summary>Findings as files: written by explore, replayed, shown, refused when they were changed.</summary>
public sealed class TraceFileTests
{
    private const string Ex7 = "found/stuck-crash-9bfe3ef8.tbtrace";

    [Fact]
    public void Explore_saves_each_finding_and_replay_meets_it_again()
    {
        using var directory = new ScratchDirectory();
        var explored = directory.Run("explore", "ex7", "--save", "found");
        Assert.Equal(1, explored.Exit);
        Assert.Contains($"\n  {Ex7}\n", explored.Out, StringComparison.Ordinal);
        var replayed = directory.Run("replay", Ex7);
        Assert.Equal(1, replayed.Exit);
        Assert.StartsWith("same failure: completes: ", replayed.Out, StringComparison.Ordinal);
        Assert.Equal([Ex7], Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(directory.Path, file)));
    }

    [Fact]
    public void The_same_exploration_writes_the_same_bytes()
    {
        using var directory = new ScratchDirectory();
        var first = directory.Run("explore", "gen", "--seeds", "0..20", "--delivery", "causal", "--strategy", "random", "--schedules", "4", "--max-steps", "9", "--save", "one");
        var second = directory.Run("explore", "gen", "--seeds", "0..20", "--delivery", "causal", "--strategy", "random", "--schedules", "4", "--max-steps", "9", "--save", "two");
        Assert.Equal(first.Out, second.Out.Replace("two/", "one/", StringComparison.Ordinal));
        directory.Run("explore", "ex7", "--save", "one");
        var text = directory.Read("one/stuck-crash-9bfe3ef8.tbtrace");
        directory.Run("explore", "ex7", "--save", "one");
        Assert.Equal(text, directory.Read("one/stuck-crash-9bfe3ef8.tbtrace"));
        Assert.Equal(text, directory.Run("show", "one/stuck-crash-9bfe3ef8.tbtrace", "--as", "json").Out);
    }

    [Fact]
    public void The_file_of_a_finding_is_told_as_JSON_too()
    {
        using var directory = new ScratchDirectory();
        var fail = JsonDocument.Parse(directory.Run("explore", "ex7", "--save", "found", "--json").Lines[1]).RootElement;
        Assert.Equal(Ex7, fail.GetProperty("file").GetString());
    }

    [Theory]
    [InlineData("\"text\":\"crashes\"", "\"text\":\"vanishes\"", 1, "same failure: completes")]
    [InlineData("\"kind\":\"died\"", "\"kind\":\"spawned\"", 4, "diverged at step 2: expected spawned of P.1, other nobody")]
    [InlineData("\"do\":\"run\",\"process\":\"P.1\"", "\"do\":\"timeout\",\"process\":\"P.1\"", 4, "diverged at step 2: expected time out P.1; found run P, run P.1 enabled (default: run P)")]
    [InlineData("\"version\":1", "\"version\":9", 2, "f.tbtrace:1: the trace is of version 9")]
    [InlineData("{\"t\":\"end\"", "{\"t\":\"End\"", 2, "f.tbtrace:6: expected a line with \"t\":\"step\" or \"t\":\"end\", and found \"End\"")]
    [InlineData("\"target\":\"ex7\"", "\"target\":\"ex0\"", 2, "the recorded run is of 'ex0', which is not built in")]
    [InlineData("\"params\":{}", "\"params\":{\"n\":3}", 2, "ex7 has no parameter 'n'")]
    public void A_file_that_was_changed_is_told_so(string from, string to, int exit, string message)
    {
        using var directory = new ScratchDirectory();
        directory.Run("explore", "ex7", "--save", "found");
        var text = directory.Read(Ex7);
        Assert.Contains(from, text, StringComparison.Ordinal);
        directory.Write("f.tbtrace", text.Replace(from, to, StringComparison.Ordinal));
        var answer = directory.Run("replay", "f.tbtrace");
        Assert.Equal(exit, answer.Exit);
        Assert.Contains(message, exit == 2 ? answer.Error : answer.Out.ReplaceLineEndings(" ").Replace("   ", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        if (exit == 2)
        {
            Assert.Empty(answer.Out);
            Assert.Single(answer.Error.TrimEnd('\n').Split('\n'));
        }
    }

    [Fact]
    public void A_program_that_was_edited_diverges_strictly_and_is_followed_tolerantly()
    {
        using var directory = new ScratchDirectory();
        directory.Write("bug.tree", "main { c = spawn { crash; } link c; receive \"never\"; }\n");
        directory.Run("explore", "bug.tree", "--save", "found", "--stop-after", "1");
        var file = Path.GetRelativePath(directory.Path, Directory.GetFiles(directory.Path, "*.tbtrace", SearchOption.AllDirectories)[0]);
        directory.Write("bug.tree", "main { c = spawn { work 1; send parent \"x\"; crash; } link c; receive \"never\"; }\n");
        var strict = directory.Run("replay", file, "bug.tree");
        Assert.Equal(4, strict.Exit);
        Assert.StartsWith("diverged at step ", strict.Out, StringComparison.Ordinal);
        var tolerant = directory.Run("replay", file, "bug.tree", "--tolerant");
        Assert.Equal(1, tolerant.Exit);
        Assert.Contains(" steps taken as recorded: same failure: ", tolerant.Out.ReplaceLineEndings(" ").Replace("   ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_a_program_that_is_not_here_is_shown_as_it_was_recorded()
    {
        using var directory = new ScratchDirectory();
        directory.Run("explore", "ex7", "--save", "found");
        directory.Write("f.tbtrace", directory.Read(Ex7).Replace("\"target\":\"ex7\"", "\"target\":\"Mine.Start\"", StringComparison.Ordinal));
        var shown = directory.Run("show", "f.tbtrace");
        Assert.Equal(0, shown.Exit);
        Assert.Contains("links with P.1 (child),", shown.Out, StringComparison.Ordinal);
        Assert.Equal("toybeam: 'Mine.Start' is not built in, so the run is shown as it was recorded and not run again\n", shown.Error);
        Assert.Equal(2, directory.Run("show", "f.tbtrace", "--step", "1").Exit);
    }

    [Theory]
    [InlineData("--step shows one state, and goes neither with --as nor with --causal", "show", "ex7", "--step", "1", "--causal")]
    [InlineData("--causal leaves steps out, and --as json tells the whole run", "show", "ex7", "--as", "json", "--causal")]
    [InlineData("--step is 99, and the run has 5 steps", "show", "ex7", "--step", "99")]
    [InlineData("--as is one of columns, ribbon, json, csharp, tree, mermaid, perfetto, shiviz, not 'svg'", "show", "ex7", "--as", "svg")]
    [InlineData("a test in C# reproduces a failure, and this run breaks no claim", "show", "ex7", "--as", "csharp")]
    [InlineData("'ex7' is written in C# and has no tree", "show", "ex7", "--as", "tree")]
    [InlineData("cannot read 'none.tbtrace': there is no such file", "show", "none.tbtrace")]
    [InlineData("cannot read 'none.tbtrace': there is no such file", "replay", "none.tbtrace")]
    [InlineData("--tolerant is for trace files, which end in .tbtrace", "replay", "TB1-200G0-00000-36AY1-Q06HY-HZJD0-41000-82041-7YPYN-VSQ1H-PSV", "--tolerant")]
    [InlineData("--save keeps runs of at most 1000000 steps, and --max-steps is 1000001", "explore", "ex7", "--save", "x", "--max-steps", "1000001")]
    public void Wrong_words_are_one_line_and_2(string message, params string[] args)
    {
        var answer = Cli.Run(args);
        Assert.Equal(2, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd('\n').Split('\n'));
    }
}
