using ToyBeam.Sim.Traces;
using ToyBeam.Xunit.Cases;
using Xunit.Abstractions;

namespace ToyBeam.Properties.Xunit;

/// <summary>A property that fails leaves a trace file, names it last, and tries it first the next time.</summary>
public sealed class FailureFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("toybeam-").FullName;

    private PropertyEnvironment Surroundings => PropertyDriver.Seeded with { Files = _directory, Remembers = true };

    [Fact]
    public async Task The_last_lines_are_the_files_and_they_hold_the_finding()
    {
        CurableLaws.Claims = true;
        var lines = (await PropertyDriver.FailureOf<CurableLaws>(nameof(CurableLaws.The_crash_is_heard_of), Surroundings)).Split('\n');
        var file = Assert.Single(Files());
        var page = Path.ChangeExtension(file, ".html");
        Assert.Equal(($"  trace: {file}", $"  page: {page}"), (lines[^2], lines[^1]));
        Assert.StartsWith("TOYBEAM_REPLAY=TB1-", lines[^3], StringComparison.Ordinal);
        Assert.Contains("nearest passing", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        var trace = TraceReader.Read(await File.ReadAllBytesAsync(file), file);
        Assert.Equal("completes", trace.Header.Invariant);
        Assert.Contains(trace.Header.Token!, lines[^3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_tried_first_and_forgotten_when_it_is_cured()
    {
        CurableLaws.Claims = true;
        await PropertyDriver.FailureOf<CurableLaws>(nameof(CurableLaws.The_crash_is_heard_of), Surroundings);
        var again = await PropertyDriver.FailureOf<CurableLaws>(nameof(CurableLaws.The_crash_is_heard_of), Surroundings with { SeedText = "2" });
        Assert.Contains("  remembered case\n", again, StringComparison.Ordinal);
        Assert.Contains("  case 1 of ", await PropertyDriver.FailureOf<CurableLaws>(nameof(CurableLaws.The_crash_is_heard_of), Surroundings with { Remembers = false }), StringComparison.Ordinal);
        CurableLaws.Claims = false;
        var cured = await PropertyDriver.Run<CurableLaws>(nameof(CurableLaws.The_crash_is_heard_of), Surroundings);
        Assert.IsAssignableFrom<ITestPassed>(cured);
        Assert.StartsWith("tried 1 remembered failure: no longer fails: forgotten\n", cured.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_directory, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_bad_file_is_told_and_left_as_it_is()
    {
        CurableLaws.Claims = true;
        await PropertyDriver.FailureOf<CurableLaws>(nameof(CurableLaws.The_crash_is_heard_of), Surroundings);
        var file = Files()[0];
        await File.WriteAllTextAsync(file, "nonsense\n");
        CurableLaws.Claims = false;
        var passed = await PropertyDriver.Run<CurableLaws>(nameof(CurableLaws.The_crash_is_heard_of), Surroundings);
        Assert.StartsWith($"not remembered: {file}:1: ", passed.Output, StringComparison.Ordinal);
        Assert.Equal("nonsense\n", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Where_nothing_can_be_written_the_failure_is_told_all_the_same()
    {
        CurableLaws.Claims = true;
        var inTheWay = System.IO.Path.Combine(_directory, "file");
        await File.WriteAllTextAsync(inTheWay, "");
        var lines = (await PropertyDriver.FailureOf<CurableLaws>(nameof(CurableLaws.The_crash_is_heard_of), Surroundings with { Files = inTheWay })).Split('\n');
        Assert.StartsWith("  no trace file: ", lines[^1], StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private string[] Files() => Directory.GetFiles(_directory, "*.tbtrace", SearchOption.AllDirectories);
}
