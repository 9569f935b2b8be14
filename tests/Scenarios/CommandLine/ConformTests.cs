using System.Text.Json;
using ToyBeam.Scenarios.Conformance;

namespace ToyBeam.Scenarios.CommandLine;

/// <summary>The command <c>conform</c>.</summary>
public sealed class ConformTests
{
    [EmulatorFact]
    public void The_command_says_what_it_came_to()
    {
        var answer = Cli.Run(new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! }, "conform", "--seeds", "0..20", "--runs", "5", "--jobs", "2", "--json");
        Assert.Equal(0, answer.Exit);
        var line = JsonDocument.Parse(answer.Lines[^1]).RootElement;
        Assert.Equal("conform", line.GetProperty("t").GetString());
        Assert.Equal(20, line.GetProperty("programs").GetInt64());
        Assert.Equal(100, line.GetProperty("runs").GetInt64() + line.GetProperty("unclear").GetInt64());
        Assert.Equal(0, line.GetProperty("mismatches").GetInt64());
        Assert.Equal(line.GetProperty("distinct").GetInt64(), line.GetProperty("exhaustive").GetInt64() + line.GetProperty("sampled").GetInt64());
    }

    [Fact]
    public void Without_an_emulator_the_command_says_so()
    {
        var answer = Cli.Run("conform", "--seeds", "0..20");
        Assert.Equal(2, answer.Exit);
        Assert.Equal("toybeam: there is no Erlang emulator: erl is not on the PATH (on Debian it is in the package erlang-base)\n", answer.Error);
    }

    [Fact]
    public void A_file_goes_without_seeds()
    {
        var answer = Cli.Run("conform", "bug.tree", "--seeds", "0..20");
        Assert.Equal(2, answer.Exit);
        Assert.Contains("they do not go with a file", answer.Error, StringComparison.Ordinal);
    }
}
