namespace ToyBeam.Properties.House;

/// <summary>Each rule of the house finds what is planted for it, and nothing beside it.</summary>
public sealed class HouseRuleCheckerTests
{
    private static readonly string Here = typeof(Planted).Namespace!;

    public static TheoryData<string> BannedTypes =>
    [
        "System.Random.", "System.Security.Cryptography.RandomNumberGenerator.", "System.Guid.NewGuid", "System.DateTime.get_UtcNow", "System.DateTimeOffset.get_Now",
        "System.TimeProvider.", "System.Diagnostics.Stopwatch.", "System.Environment.get_TickCount64", "System.Threading.Timer.", "System.Threading.PeriodicTimer.",
        "System.Threading.Tasks.Task.Run", "System.Threading.Tasks.TaskFactory.", "System.Threading.Tasks.Parallel.", "System.Threading.Thread.",
        "System.Threading.ThreadPool.", "System.Linq.ParallelEnumerable.", "System.String.GetHashCode", "System.StringComparer.GetHashCode",
        "System.HashCode.Combine", "System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode", "System.Console.",
    ];

    [Theory]
    [MemberData(nameof(BannedTypes))]
    public void A_banned_call_is_found_and_the_replacement_named(string call)
    {
        using var own = CompiledAssembly.Named("ToyBeam.Properties");
        var found = BannedCalls.In(own).Where(sentence => sentence.StartsWith($"{Here}.Planted.", StringComparison.Ordinal) && sentence.Contains(call, StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(found);
        Assert.All(found, sentence => Assert.Contains("; instead: ", sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_planted_call_is_one_of_the_listed_ones() => Assert.Equal(Planted.Calls.Length, BannedTypes.Count);

    [Theory]
    [InlineData("Planted.WalksTable")]
    [InlineData("Planted.WalksKeys")]
    [InlineData("Planted.WalksSet")]
    [InlineData("PlantedLinq.Walks")]
    public void A_walk_through_a_hash_table_is_found(string method)
    {
        using var own = CompiledAssembly.Named("ToyBeam.Properties");
        Assert.Contains(UnorderedCollections.WalkedIn(own), sentence => sentence.StartsWith($"{Here}.{method} ", StringComparison.Ordinal));
    }

    [Fact]
    public void Looking_up_in_a_hash_table_is_fine()
    {
        using var own = CompiledAssembly.Named("ToyBeam.Properties");
        Assert.DoesNotContain(UnorderedCollections.WalkedIn(own), sentence => sentence.Contains(nameof(Planted.LooksUp), StringComparison.Ordinal));
    }

    [Fact]
    public void A_neighbouring_folder_is_found()
    {
        using var own = CompiledAssembly.Named("ToyBeam.Properties");
        var found = Layers.WrongUses(own.Uses, Here).ToArray();
        Assert.NotEmpty(found);
        Assert.All(found, sentence => Assert.EndsWith("Strategies must not know Invariants", sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_reference_upwards_is_found()
    {
        Assert.Empty(Layers.WrongReferences("ToyBeam.Sim", ["System.Runtime", "ToyBeam.Core", "FsCheck"]));
        Assert.Contains("ToyBeam.Core needs Serilog", Assert.Single(Layers.WrongReferences("ToyBeam.Core", ["System.Runtime", "Serilog"])), StringComparison.Ordinal);
        Assert.Single(Layers.WrongReferences("ToyBeam.Sim", ["toybeam"]));
    }

    [Fact]
    public void A_long_file_is_found()
    {
        Assert.Empty(SourceRules.TooLong("A.cs", new string[350], 350));
        Assert.Single(SourceRules.TooLong("A.cs", new string[351], 350));
    }

    [Fact]
    public void A_file_of_many_public_types_is_found()
    {
        string[] types = ["public sealed class A;", "public record B;", "public enum C { }", "internal class D;", "    public class Nested;"];
        Assert.Empty(SourceRules.TooManyTypes("A.cs", types));
        Assert.Single(SourceRules.TooManyTypes("A.cs", [.. types, "public readonly record struct E;"]));
    }

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("var path = \"/ho" + "me/me/toybeam\";")]
    [InlineData("see C:\\Use" + "rs\\me")]
    [InlineData("https:/" + "/packages.example.test/index.json")]
    public void A_leftover_is_found(string line) => Assert.Single(SourceRules.Leftovers("A.cs", [line]));

    [Theory]
    [InlineData("// to do this, see https://github.com/")]
    [InlineData("cd src/work/deep && mktemp -d")]
    public void What_only_looks_like_a_leftover_is_fine(string line) => Assert.Empty(SourceRules.Leftovers("A.cs", [line]));

    [Theory]
    [InlineData("dotnet_diagnostic.CA1062.severity = none")]
    [InlineData("    <NoWarn>$(NoWarn);CS1591</NoWarn>")]
    [InlineData("#pragma warning disable CA1062")]
    public void A_rule_switched_off_in_silence_is_found(string line)
    {
        Assert.Single(SourceRules.SilentlyDisabled("A", [line]));
        Assert.Single(SourceRules.SilentlyDisabled("A", ["# why", "", line]));
        Assert.Empty(SourceRules.SilentlyDisabled("A", ["# why", line, line]));
        Assert.Empty(SourceRules.SilentlyDisabled("A", ["<!-- why -->", line]));
        Assert.Empty(SourceRules.SilentlyDisabled("A", [line + " // why"]));
    }
}
