namespace ToyBeam.Bench;

/// <summary>One way of running a program, timed in windows of many runs.</summary>
/// <remarks>The clock is the process's CPU time: on a machine with neighbours the wall clock measures them too.</remarks>
/// <param name="strategy">The strategy's name.</param>
/// <param name="mode">bare, lean or checked.</param>
/// <param name="run">Does one run, which the number tells from others; returns its steps.</param>
internal sealed class Contender(string strategy, string mode, Func<ulong, int> run)
{
    private const int RunsPerCall = 32; // A hot loop in one long call would stay in code that was compiled half-way.
    private const int FewestWarmUps = 15;
    private const int MostWarmUps = 100;
    private static readonly TimeSpan WarmUpWindow = TimeSpan.FromMilliseconds(20);

    private ulong _runs;

    public string Strategy { get; } = strategy;

    public string Mode { get; } = mode;

    public List<Window> Windows { get; } = [];

    /// <summary>Bytes that the engine itself allocates per step, beside the program's; null for the yardstick.</summary>
    public double? EngineBytesPerStep { get; set; }

    /// <summary>Runs until two windows in a row agree within 5 %: by then the compiler has finished.</summary>
    public void WarmUp()
    {
        var before = Measure(WarmUpWindow);
        for (var i = 1; i < MostWarmUps; i++)
        {
            var now = Measure(WarmUpWindow);
            if (i >= FewestWarmUps && Math.Abs(now.NanosecondsPerStep - before.NanosecondsPerStep) <= before.NanosecondsPerStep * 0.05)
            {
                return;
            }
            before = now;
        }
    }

    public Window Measure(TimeSpan length)
    {
        var (steps, runs) = (0L, 0L);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var from = Environment.CpuUsage.TotalTime;
        var elapsed = TimeSpan.Zero;
        while (elapsed < length)
        {
            steps += Batch();
            runs += RunsPerCall;
            elapsed = Environment.CpuUsage.TotalTime - from;
        }
        return new Window(runs, steps, elapsed.TotalNanoseconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private long Batch()
    {
        var steps = 0L;
        for (var i = 0; i < RunsPerCall; i++)
        {
            steps += run(_runs++);
        }
        return steps;
    }
}

/// <summary>What one window of runs took.</summary>
internal sealed record Window(long Runs, long Steps, double Nanoseconds, long Bytes)
{
    public double NanosecondsPerStep => Nanoseconds / Steps;

    public double RunsPerSecond => Runs / Nanoseconds * 1e9;

    public double StepsPerRun => (double)Steps / Runs;

    public double BytesPerStep => (double)Bytes / Steps;
}
