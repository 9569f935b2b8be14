using System.Reflection;
using System.Text.RegularExpressions;
using ToyBeam.Scenarios.CommandLine;

namespace ToyBeam.Scenarios.Semantics;

/// <summary>docs/semantics.md is complete: it has every row once, each with the test that checks it, and there is no test of a row that it does not name.</summary>
public sealed partial class SemanticsDocument
{
    private static readonly (char Group, int Count)[] Groups = [('A', 33), ('B', 23), ('C', 25), ('D', 17), ('E', 11), ('F', 5)];

    private static IEnumerable<(string Row, string Test)> Documented => RowLine()
        .Matches(File.ReadAllText(Path.Combine(Sources.Root, "docs", "semantics.md")))
        .Select(match => (match.Groups["row"].Value, match.Groups["test"].Value));

    private static IEnumerable<string> Tests => typeof(SemanticsDocument).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(SemanticsDocument).Namespace)
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null } && RowTest().IsMatch(method.Name))
        .Select(method => method.Name);

    [Fact]
    public void It_has_every_row_exactly_once_and_in_order()
    {
        var expected = Groups.SelectMany(group => Enumerable.Range(1, group.Count).Select(number => $"{group.Group}{number}")).ToList();
        expected.Insert(expected.IndexOf("C8") + 1, "C8b");
        Assert.Equal(expected, Documented.Select(row => row.Row));
    }

    [Fact]
    public void Every_row_names_its_own_test() =>
        Assert.All(Documented, row => Assert.StartsWith($"{row.Row}_", row.Test, StringComparison.Ordinal));

    [Fact]
    public void The_tests_that_it_names_are_those_that_there_are() =>
        Assert.Equal(Tests.Order(StringComparer.Ordinal), Documented.Select(row => row.Test).Order(StringComparer.Ordinal));

    /// <summary>Six cells, none empty: a line that is written in another way is no row, and then the first test misses it.</summary>
    [GeneratedRegex(@"^\| (?<row>[A-F]\d+b?) (\| [^|\n]+ ){4}\| `(?<test>\w+)` \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex RowLine();

    [GeneratedRegex(@"^[A-F]\d+b?_")]
    private static partial Regex RowTest();
}
