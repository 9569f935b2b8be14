namespace ToyBeam.Properties.House;

/// <summary>
/// Nobody walks through a hash table: its order depends on hash codes and on history. Looking up is fine.
/// </summary>
/// <remarks>
/// Sees <c>foreach</c>, <c>Keys</c>, <c>Values</c> and copying. A table that is handed to LINQ as an <c>IEnumerable</c> leaves no mark on the
/// call, so a method that uses a table may not use LINQ at all; except a constructor, which makes its tables and has nothing in them to walk through.
/// </remarks>
internal static class UnorderedCollections
{
    private const string Instead = "walk through a list or a SortedDictionary, look up in the table";

    private static readonly string[] Tables =
    [
        "System.Collections.Generic.Dictionary`2",
        "System.Collections.Generic.HashSet`1",
        "System.Collections.Concurrent.ConcurrentDictionary`2",
        "System.Collections.Frozen.FrozenDictionary`2",
        "System.Collections.Frozen.FrozenSet`1",
        "System.Collections.Immutable.ImmutableDictionary`2",
        "System.Collections.Immutable.ImmutableHashSet`1",
        "System.Collections.Hashtable",
    ];

    private static readonly string[] Walks = ["GetEnumerator", "get_Keys", "get_Values", "CopyTo", "RemoveWhere"];

    /// <summary>One sentence for each place where a hash table is, or may be, walked through.</summary>
    public static IEnumerable<string> WalkedIn(CompiledAssembly assembly)
    {
        foreach (var method in assembly.Uses.Where(use => use.Method.Length > 0).GroupBy(use => (use.Namespace, use.Type, use.Method)))
        {
            foreach (var use in method.Where(use => IsTable(use.Target) && Walks.Contains(use.Member)))
            {
                yield return $"{use}; instead: {Instead}";
            }
            if (method.Key.Method is not (".ctor" or ".cctor") && method.Any(use => IsTable(use.Target)) && method.FirstOrDefault(use => use.Target == "System.Linq.Enumerable") is { } linq)
            {
                yield return $"{linq} beside a hash table, which may be what it walks through; instead: {Instead}";
            }
        }
    }

    private static bool IsTable(string type) => Tables.Contains(type) || Tables.Any(table => type.StartsWith(table + "+", StringComparison.Ordinal));
}
