using System.Text.Json;

namespace ToyBeam.Scenarios.CommandLine;

/// <summary>What was left as it was met, shrink makes small.</summary>
public sealed class ShrinkTests
{
    private const string Noisy = """
        main { spawn { work 3; } work 2; c = spawn { work 1; crash; } work 1; link c; receive exit c; }
        other { work 5; send main "noise"; spawn { work 1; } }
        """;

    [Theory]
    [InlineData("ex7")]
    [InlineData("lost-update")]
    [InlineData("abba")]
    public void It_comes_to_what_explore_would_have_said(string scenario)
    {
        var (whole, shrunk) = (Fail("explore", scenario, "--json"), Fail("shrink", Fail("explore", scenario, "--no-shrink", "--json").GetProperty("token").GetString()!, "--json"));
        foreach (var field in (string[])["signature", "token", "deviations", "preemptions", "minimal", "why"])
        {
            Assert.Equal(whole.GetProperty(field).ToString(), shrunk.GetProperty(field).ToString());
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("5")]
    public void A_tree_is_shrunk_too_and_jobs_change_nothing(string jobs)
    {
        using var file = new ScratchFile(Noisy);
        var fail = Fail("explore", file.Path, "--no-shrink", "--json", "--stop-after", "1");
        var shrunk = Fail("shrink", fail.GetProperty("token").GetString()!, "--json", "--jobs", jobs);
        Assert.Equal(fail.GetProperty("signature").GetString(), shrunk.GetProperty("signature").GetString());
        Assert.True(shrunk.GetProperty("minimal").GetBoolean() && shrunk.GetProperty("programMinimal").GetBoolean());
        Assert.True(shrunk.GetProperty("program").GetString()!.Length < Noisy.Length / 2, shrunk.GetProperty("program").GetString());
        Assert.Equal(Fail("shrink", fail.GetProperty("token").GetString()!, "--json").ToString(), shrunk.ToString());
    }

    [Fact]
    public void The_story_ends_in_how_to_run_it_again()
    {
        var token = Fail("explore", "ex7", "--no-shrink", "--json").GetProperty("token").GetString()!;
        var answer = Cli.Run("shrink", token);
        Assert.Equal(1, answer.Exit);
        Assert.Contains("proved minimal", answer.Out, StringComparison.Ordinal);
        Assert.StartsWith("  toybeam replay TB1-", answer.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Few_runs_are_said_to_be_few()
    {
        using var file = new ScratchFile(Noisy);
        var token = Fail("explore", file.Path, "--no-shrink", "--json", "--stop-after", "1").GetProperty("token").GetString()!;
        Assert.Contains("cut short, the least found so far", Cli.Run("shrink", token, "--runs", "5").Out.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_file_then_holds_the_smaller_run()
    {
        using var tree = new ScratchFile(Noisy);
        using var directory = new ScratchDirectory();
        Cli.Run("explore", tree.Path, "--no-shrink", "--stop-after", "1", "--save", directory.Path);
        var file = Assert.Single(Directory.GetFiles(directory.Path));
        var before = File.ReadAllText(file);
        var answer = Cli.Run("shrink", file);
        Assert.Equal((1, $"  {file}"), (answer.Exit, answer.Lines[^1]));
        var after = File.ReadAllText(file);
        Assert.True(after.Length < before.Length);
        Assert.StartsWith("same failure: ", Cli.Run("replay", file).Out, StringComparison.Ordinal);
        Cli.Run("shrink", file);
        Assert.Equal(after, File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void A_trace_file_that_diverges_stays_as_it_is()
    {
        using var directory = new ScratchDirectory();
        Cli.Run("explore", "ex7", "--save", directory.Path);
        var file = Assert.Single(Directory.GetFiles(directory.Path));
        var wrong = File.ReadAllText(file).Replace("\"crash\"", "\"boom\"", StringComparison.Ordinal);
        File.WriteAllText(file, wrong);
        Assert.Equal(4, Cli.Run("shrink", file).Exit);
        Assert.Equal(wrong, File.ReadAllText(file));
    }

    [Theory]
    [InlineData("neither a token", "nonsense")]
    [InlineData("--jobs is a number from 1 to 64", "TOKEN", "--jobs", "100")]
    [InlineData("--jobs is a number from 1", "TOKEN", "--jobs", "0")]
    [InlineData("--time is a time such as", "TOKEN", "--time", "soon")]
    public void Bad_input_gets_one_line(string error, params string[] arguments)
    {
        var token = Fail("explore", "ex7", "--json").GetProperty("token").GetString()!;
        var answer = Cli.Run(["shrink", .. arguments.Select(argument => argument == "TOKEN" ? token : argument)]);
        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.Contains(error, answer.Error, StringComparison.Ordinal);
    }

    private static JsonElement Fail(params string[] arguments)
    {
        var line = Cli.Run(arguments).Lines.First(line => line.StartsWith("{\"t\":\"fail\"", StringComparison.Ordinal));
        return JsonDocument.Parse(line).RootElement;
    }
}
