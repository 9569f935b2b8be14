using System.Text.Json;

namespace ToyBeam.Scenarios.CommandLine;

/// <summary>What explore prints, replay runs again.</summary>
public sealed class ReplayTests
{
    [Theory]
    [InlineData("ex7")]
    [InlineData("lost-update", "-p", "n=3")]
    [InlineData("lost-update-checked")]
    [InlineData("dining")]
    [InlineData("ex7", "--strategy", "round-robin:1")]
    [InlineData("ex7", "--no-shrink")]
    [InlineData("lost-update", "--granularity", "work")]
    public void A_pasted_replay_line_meets_the_same_failure(params string[] target)
    {
        var explored = Cli.Run(["explore", .. target]);
        Assert.Equal(1, explored.Exit);
        var pasted = Array.FindAll(explored.Lines, line => line.StartsWith("  toybeam replay ", StringComparison.Ordinal));
        Assert.NotEmpty(pasted);
        Assert.All(pasted, line =>
        {
            var replayed = Cli.Run([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]]);
            Assert.StartsWith("same failure: ", replayed.Out, StringComparison.Ordinal);
            Assert.Equal(1, replayed.Exit);
        });
    }

    [Fact]
    public void The_seed_token_meets_the_failure_as_the_search_did()
    {
        var fail = JsonDocument.Parse(Cli.Run("explore", "ex7", "--strategy", "portfolio", "--json").Lines[1]).RootElement;
        var replayed = Cli.Run("replay", fail.GetProperty("seedToken").GetString()!);
        Assert.StartsWith("same failure: completes", replayed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_may_hold_the_token_among_other_words()
    {
        using var file = new ScratchFile(Cli.Run("explore", "ex7").Out, ".txt");
        Assert.StartsWith("same failure: ", Cli.Run("replay", file.Path).Out, StringComparison.Ordinal);
        Assert.StartsWith("same failure: ", Cli.Run("replay", file.Path, "ex7").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_travels_in_its_token_with_the_claims_of_tree_files()
    {
        using var file = new ScratchFile("main { c = spawn { work 1; exit boom; } link c; receive \"never\"; }\n");
        var explored = Cli.Run("explore", file.Path);
        var tokens = explored.Lines.Where(line => line.Contains("replay TB1-", StringComparison.Ordinal)).Select(line => line.Split(' ')[^1]).ToList();
        Assert.NotEmpty(tokens);
        Assert.All(tokens, token => Assert.StartsWith("same failure: ", Cli.Run("replay", token).Out, StringComparison.Ordinal));
    }

    [Fact]
    public void A_tree_that_was_edited_diverges()
    {
        using var file = new ScratchFile("main { receive \"never\"; }\n");
        using var edited = new ScratchFile("main { receive \"never\"; receive \"again\"; }\n");
        var token = Cli.Run("explore", file.Path).Lines.Single(line => line.Contains("replay TB1-", StringComparison.Ordinal)).Split(' ')[^1];
        var replayed = Cli.Run("replay", token, edited.Path);
        Assert.Equal(4, replayed.Exit);
        Assert.StartsWith("diverged: the program has changed since the recording", replayed.Out, StringComparison.Ordinal);
        Assert.Equal("diverged", JsonDocument.Parse(Cli.Run("replay", token, edited.Path, "--json").Out).RootElement.GetProperty("result").GetString());
    }

    [Fact]
    public void The_answer_as_json_is_one_line()
    {
        var token = JsonDocument.Parse(Cli.Run("explore", "ex7", "--json").Lines[1]).RootElement.GetProperty("token").GetString()!;
        var answer = Cli.Run("replay", token, "--json");
        var line = JsonDocument.Parse(Assert.Single(answer.Lines)).RootElement;
        Assert.Equal(["t", "result", "invariant", "step"], line.EnumerateObject().Take(4).Select(field => field.Name));
        Assert.Equal("same", line.GetProperty("result").GetString());
        Assert.Equal("completes", line.GetProperty("invariant").GetString());
    }

    [Fact]
    public void Show_tells_the_run_of_a_token_and_how_each_process_ended()
    {
        var token = JsonDocument.Parse(Cli.Run("explore", "ex7", "--json").Lines[1]).RootElement.GetProperty("token").GetString()!;
        var shown = Cli.Run("show", token);
        Assert.Equal(0, shown.Exit);
        Assert.Contains("    P (parent)   waits for \"CRASH: P.1\"; mailbox empty\n    P.1 (child)  ended: crash\n", shown.Out, StringComparison.Ordinal);
    }
}
