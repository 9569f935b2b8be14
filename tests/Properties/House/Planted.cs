using System.Diagnostics;

namespace ToyBeam.Properties.House
{
    /// <summary>Every banned thing once, so that the rules can be seen to find it in this very assembly.</summary>
    internal static class Planted
    {
        private static readonly Dictionary<string, int> Table = new(StringComparer.Ordinal) { ["one"] = 1 };
        private static readonly HashSet<int> Set = [1];

        // Planted on purpose; never run.
#pragma warning disable CA1849, xUnit1031
        public static readonly Action[] Calls =
        [
            () => new System.Random().Next(),
            () => System.Security.Cryptography.RandomNumberGenerator.GetInt32(2),
            () => Guid.NewGuid(),
            () => _ = DateTime.UtcNow,
            () => _ = DateTimeOffset.Now,
            () => TimeProvider.System.GetUtcNow(),
            () => Stopwatch.GetTimestamp(),
            () => _ = Environment.TickCount64,
            () => new Timer(_ => { }).Dispose(),
            () => new PeriodicTimer(TimeSpan.FromSeconds(1)).Dispose(),
            () => Task.Run(() => { }),
            () => Task.Factory.StartNew(() => { }, default, default, TaskScheduler.Default),
            () => Parallel.For(0, 1, _ => { }),
            () => new Thread(() => { }).Start(),
            () => ThreadPool.GetMinThreads(out _, out _),
            () => Array.Empty<int>().AsParallel().Sum(),
            () => "a".GetHashCode(StringComparison.Ordinal),
            () => StringComparer.Ordinal.GetHashCode("a"),
            () => HashCode.Combine(1, 2),
            () => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Set),
            () => Console.WriteLine(),
        ];
#pragma warning restore CA1849, xUnit1031

        public static int WalksTable()
        {
            var sum = 0;
            foreach (var (_, value) in Table)
            {
                sum += value;
            }
            return sum;
        }

        public static string WalksKeys() => string.Join(", ", Table.Keys);

        public static int[] WalksSet() => [.. Set];

        public static bool LooksUp(string key) => Table.ContainsKey(key) && Set.Add(key.Length);
    }

    internal static class PlantedLinq
    {
        private static readonly HashSet<int> Set = [1];

        public static int Walks() => Set.Select(number => number + 1).First();
    }
}

// A folder that knows its neighbour, and one that knows what it may know.
namespace ToyBeam.Properties.House.Strategies
{
    internal sealed class KnowsInvariants
    {
        public Invariants.Leaf? Field { get; set; }
    }
}

namespace ToyBeam.Properties.House.Invariants
{
    internal sealed class Leaf;
}

namespace ToyBeam.Properties.House.Running
{
    internal static class KnowsBoth
    {
        public static object Make(bool one) => one ? new Strategies.KnowsInvariants() : new Invariants.Leaf();
    }
}
