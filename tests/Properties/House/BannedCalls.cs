namespace ToyBeam.Properties.House;

/// <summary>What makes two runs of one seed differ, and what to use instead.</summary>
internal static class BannedCalls
{
    private const string Clock = "count steps or runs; only the command line may look at a clock, and passes in a function";
    private const string OneThread = "stay on the caller's thread; whoever wants several runs shards of seeds";
    private const string OwnHash = "ToyBeam.Core.Hashing.Of, which gives the same hash in every process";
    private const string OwnRng = "ToyBeam.Sim.Random.Rng: a stream of the run's own seed";
    private const string Writer = "return text or take a TextWriter; only the command line writes";

    private static readonly Ban[] Bans =
    [
        new("System.Random", "", OwnRng),
        new("System.Security.Cryptography.RandomNumberGenerator", "", OwnRng),
        new("System.Guid", "NewGuid CreateVersion7", OwnRng),
        new("System.DateTime", "get_Now get_UtcNow get_Today", Clock),
        new("System.DateTimeOffset", "get_Now get_UtcNow", Clock),
        new("System.TimeProvider", "", Clock),
        new("System.Diagnostics.Stopwatch", "", Clock),
        new("System.Environment", "get_TickCount get_TickCount64", Clock),
        new("System.Threading.Timer", "", Clock),
        new("System.Threading.PeriodicTimer", "", Clock),
        new("System.Threading.Tasks.Task", "Run Delay", OneThread),
        new("System.Threading.Tasks.TaskFactory", "", OneThread),
        new("System.Threading.Tasks.Parallel", "", OneThread),
        new("System.Threading.Thread", "", OneThread),
        new("System.Threading.ThreadPool", "", OneThread),
        new("System.Linq.ParallelEnumerable", "", OneThread),
        new("System.String", "GetHashCode GetNonRandomizedHashCode", OwnHash),
        new("System.StringComparer", "GetHashCode", OwnHash),
        new("System.HashCode", "", OwnHash),
        new("System.Runtime.CompilerServices.RuntimeHelpers", "GetHashCode", OwnHash),
        new("System.Console", "", Writer),
    ];

    /// <summary>One sentence for each banned call.</summary>
    public static IEnumerable<string> In(CompiledAssembly assembly) =>
        from use in assembly.Uses
        where use.Member.Length > 0
        from ban in Bans
        where ban.Covers(use)
        select $"{use}; instead: {ban.Instead}";

    /// <param name="Type">Full name of the type.</param>
    /// <param name="Members">Its banned members, apart by spaces; empty for all.</param>
    /// <param name="Instead">What to do instead.</param>
    private sealed record Ban(string Type, string Members, string Instead)
    {
        private readonly string[] _members = Members.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        public bool Covers(Use use) => use.Target == Type && (_members.Length == 0 || _members.Contains(use.Member));
    }
}
