namespace ToyBeam.Properties.House;

/// <summary>Dependencies point one way: between the assemblies, and inside ToyBeam.Sim between the folders.</summary>
internal static class Layers
{
    private static readonly Dictionary<string, string[]> Assemblies = new()
    {
        ["ToyBeam.Core"] = [],
        ["ToyBeam.Sim"] = ["ToyBeam.Core", "FsCheck", "FSharp.Core"],
        ["ToyBeam.Xunit"] = ["ToyBeam.Core", "ToyBeam.Sim", "FsCheck", "FSharp.Core", "xunit.abstractions", "xunit.core", "xunit.execution.dotnet"],
        ["toybeam"] = ["ToyBeam.Core", "ToyBeam.Sim", "FsCheck", "FSharp.Core", "Serilog", "Spectre.Console", "System.CommandLine"],
    };

    /// <summary>What the lower folders of ToyBeam.Sim may use of it; the others stand above them all.</summary>
    private static readonly Dictionary<string, string[]> Folders = new()
    {
        ["Random"] = [],
        ["Trees"] = ["Random"],
        ["Invariants"] = [],
        ["Strategies"] = ["Random"],
        ["Schedules"] = ["Random", "Strategies"],
        ["Running"] = ["Random", "Strategies", "Schedules", "Invariants"],
    };

    /// <summary>One sentence for each assembly that <paramref name="name"/> must not need.</summary>
    public static IEnumerable<string> WrongReferences(string name, IEnumerable<string> references) =>
        from reference in references
        where !Assemblies[name].Contains(reference) && !IsFramework(reference)
        select $"{name} needs {reference}; it may need only the framework{string.Concat(Assemblies[name].Select(allowed => ", " + allowed))}";

    /// <summary>One sentence for each use of a higher or a neighbouring folder in a lower one.</summary>
    /// <param name="uses">Where to look.</param>
    /// <param name="root">The namespace that the folders are in.</param>
    public static IEnumerable<string> WrongUses(IEnumerable<Use> uses, string root) =>
        (from use in uses
         let user = FolderOf(use.Namespace, root)
         let used = FolderOf(use.TargetNamespace, root)
         where user != used && used.Length > 0 && Folders.TryGetValue(user, out var allowed) && !allowed.Contains(used)
         select $"{use}; {user} must not know {used}").Distinct();

    private static bool IsFramework(string assembly) => assembly.StartsWith("System.", StringComparison.Ordinal) && assembly != "System.CommandLine";

    private static string FolderOf(string space, string root) =>
        space.StartsWith(root + ".", StringComparison.Ordinal) ? space[(root.Length + 1)..].Split('.')[0] : "";
}
