namespace ToyBeam.Properties.House;

/// <summary>The rules of this house, on the code as it stands. That each rule can fail is shown in <see cref="HouseRuleCheckerTests"/>.</summary>
public sealed class HouseRules
{
    private const int LongestSource = 350;
    private const int LongestTest = 500;

    [Theory]
    [InlineData("ToyBeam.Core")]
    [InlineData("ToyBeam.Sim")]
    [InlineData("ToyBeam.Xunit")]
    [InlineData("toybeam")]
    public void Assemblies_depend_one_way(string name)
    {
        using var assembly = CompiledAssembly.Named(name);
        None(Layers.WrongReferences(name, assembly.References));
    }

    [Fact]
    public void Folders_of_the_simulator_depend_one_way()
    {
        using var sim = CompiledAssembly.Named("ToyBeam.Sim");
        None(Layers.WrongUses(sim.Uses, "ToyBeam.Sim"));
    }

    [Theory]
    [InlineData("ToyBeam.Core")]
    [InlineData("ToyBeam.Sim")]
    public void Nothing_that_differs_from_run_to_run_is_called(string name)
    {
        using var assembly = CompiledAssembly.Named(name);
        None(BannedCalls.In(assembly));
    }

    [Theory]
    [InlineData("ToyBeam.Core")]
    [InlineData("ToyBeam.Sim")]
    public void No_hash_table_is_walked_through(string name)
    {
        using var assembly = CompiledAssembly.Named(name);
        None(UnorderedCollections.WalkedIn(assembly));
    }

    [Fact]
    public void Files_are_short()
    {
        None(Repository.Sources("src").SelectMany(file => SourceRules.TooLong(file, Repository.Lines(file), LongestSource)));
        None(Repository.Sources("tests", "bench").SelectMany(file => SourceRules.TooLong(file, Repository.Lines(file), LongestTest)));
    }

    [Fact]
    public void A_file_holds_one_concept() => None(Repository.Sources("src").SelectMany(file => SourceRules.TooManyTypes(file, Repository.Lines(file))));

    [Fact]
    public void Nothing_is_left_over_in_any_file() => None(Repository.Files.SelectMany(file => SourceRules.Leftovers(file, Repository.Lines(file))));

    [Fact]
    public void A_rule_that_is_switched_off_says_why() => None(Repository.Files
        .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".editorconfig")
        .SelectMany(file => SourceRules.SilentlyDisabled(file, Repository.Lines(file))));

    private static void None(IEnumerable<string> violations)
    {
        var found = violations.ToArray();
        Assert.True(found.Length == 0, $"{found.Length} places break a rule of the house:{string.Concat(found.Select(one => $"\n  {one}"))}");
    }
}
