namespace ToyBeam.Scenarios.CommandLine;

/// <summary>The memory of failures: kept below the current directory, tried first, forgotten when cured, never fatal.</summary>
public sealed class MemoryTests
{
    private const string Racy = "main { c = spawn { crash; } link c; receive \"never\"; }\n";
    private const string Cured = "main { c = spawn { end; } }\n";

    [Fact]
    public void A_failure_is_kept_and_tried_first_the_next_time()
    {
        using var directory = new ScratchDirectory();
        var first = Explore(directory, "ex7");
        Assert.Empty(first.Error);
        Assert.Single(Kept(directory));
        Assert.Equal("*\n", directory.Read(".toybeam/.gitignore"));
        var text = directory.Read(Kept(directory)[0]);
        var second = Explore(directory, "ex7");
        Assert.Equal("toybeam: tried 1 remembered failure: still fails\n", second.Error);
        Assert.Equal(1, second.Exit);
        Assert.Contains("FAILED completes: ", second.Out, StringComparison.Ordinal);
        Assert.Equal(text, directory.Read(Kept(directory)[0]));
    }

    [Fact]
    public void A_remembered_failure_is_met_by_an_exploration_that_would_miss_it()
    {
        using var directory = new ScratchDirectory();
        Explore(directory, "ex7");
        var missing = Explore(directory, "ex7", "--strategy", "default", "--seeds", "0..1");
        Assert.Equal(1, missing.Exit);
        Assert.Equal(0, Explore(directory, "ex7", "--strategy", "default", "--seeds", "0..1", "--no-memory").Exit);
    }

    [Fact]
    public void What_no_longer_fails_is_forgotten()
    {
        using var directory = new ScratchDirectory();
        directory.Write("bug.tree", Racy);
        var kinds = Explore(directory, "bug.tree").Lines.Count(static line => line.StartsWith("FAILED", StringComparison.Ordinal));
        Assert.Equal(kinds, Kept(directory).Length);
        directory.Write("bug.tree", "main { c = spawn { work 1; crash; } work 1; link c; receive \"never\"; }\n");
        Assert.Contains("still fail", Explore(directory, "bug.tree").Error, StringComparison.Ordinal);
        directory.Write("bug.tree", Cured);
        var cured = Explore(directory, "bug.tree");
        Assert.EndsWith("forgotten\n", cured.Error, StringComparison.Ordinal);
        Assert.Equal(0, cured.Exit);
        Assert.Empty(Kept(directory));
        Assert.Empty(Explore(directory, "bug.tree").Error);
    }

    [Fact]
    public void Other_options_and_other_targets_are_left_alone()
    {
        using var directory = new ScratchDirectory();
        Explore(directory, "ex7");
        Assert.Empty(Explore(directory, "ex7", "--delivery", "pairwise").Error);
        Assert.Empty(Explore(directory, "ex6").Error);
        Assert.Single(Kept(directory), static file => file.Contains("ex7", StringComparison.Ordinal) && !file.Contains("pairwise", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bad_file_is_told_in_a_line_and_left_as_it_is()
    {
        using var directory = new ScratchDirectory();
        Explore(directory, "ex7");
        var file = Kept(directory)[0];
        directory.Write(file, "nonsense\n");
        var answer = Explore(directory, "ex7", "--strategy", "default", "--seeds", "0..1");
        Assert.Equal($"toybeam: {file}:1: expected a header as a JSON object, and at byte 2 of the line it is none; it is left out\n", answer.Error);
        Assert.Equal(0, answer.Exit);
        Assert.Equal("nonsense\n", directory.Read(file));
    }

    [Fact]
    public void A_directory_that_cannot_be_made_is_told_and_no_more()
    {
        using var directory = new ScratchDirectory();
        directory.Write(".toybeam", "a file is in the way");
        var answer = Explore(directory, "ex7");
        Assert.Equal(1, answer.Exit);
        Assert.StartsWith("toybeam: cannot write '.toybeam': ", answer.Error, StringComparison.Ordinal);
        Assert.EndsWith("; failures are not kept\n", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_in_continuous_integration_nor_without_memory_is_anything_kept()
    {
        using var directory = new ScratchDirectory();
        directory.Run("explore", "ex7");
        Explore(directory, "ex7", "--no-memory");
        Assert.Empty(Directory.GetFileSystemEntries(directory.Path));
    }

    private static Cli.Answer Explore(ScratchDirectory directory, params string[] args) =>
        Cli.Run(["explore", .. args], shell => shell with { Directory = directory.Path, Variable = static _ => null });

    private static string[] Kept(ScratchDirectory directory) =>
        [.. Directory.GetFiles(directory.Path, "*.tbtrace", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(directory.Path, file)).Order(StringComparer.Ordinal)];
}
