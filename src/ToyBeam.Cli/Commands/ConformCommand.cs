using System.Collections.Concurrent;
using System.CommandLine;
using System.Runtime.ExceptionServices;
using ToyBeam.Cli.Options;
using ToyBeam.Cli.Output;
using ToyBeam.Cli.Progress;
using ToyBeam.Sim.Conformance;

namespace ToyBeam.Cli.Commands;

/// <summary><c>toybeam conform</c>: whether the machine can come to everything that programs come to on a real emulator.</summary>
internal static class ConformCommand
{
    /// <summary>Programs for each start of the emulator.</summary>
    private const int Batch = 250;

    /// <summary>Mismatches that are shrunk: each takes a while, and the first ones say what is wrong.</summary>
    private const int MostInvestigated = 3;

    public static Command Create(Shell shell)
    {
        var options = new ConformOptions();
        var output = new OutputOptions();
        var command = new Command("conform", "Runs programs on a real Erlang emulator and checks that everything that is observed there can be observed here.");
        options.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed => Run(options.Read(parsed, shell), output.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(ConformSettings settings, OutputSettings output, Shell shell)
    {
        var program = Emulator.Find(shell.Variable("PATH")) ?? throw new UsageException("there is no Erlang emulator: erl is not on the PATH (on Debian it is in the package erlang-base)");
        using var emulator = Emulator.Open(program);
        IConformReport report = output.Json ? new ConformJson(settings, new JsonLines(shell.Out)) : new ConformText(settings, output, shell);
        report.Begin(emulator.Version);
        var stopping = new Stopping(shell, time: null);
        var teller = new Teller(new ConformanceCheck(emulator, settings.Options), settings, report);
        ProgressTeller.During(shell, output, "programs", settings.Tree is null ? settings.Seeds.Count : 1, progress => CheckAll(teller, settings, stopping, progress));
        var end = ConformEnd.Of(teller.Totals, stopping.Reason);
        report.End(teller.Totals, end);
        return end.Exit;
    }

    private static ConformanceTotals CheckAll(Teller teller, ConformSettings settings, Stopping stopping, ProgressTeller progress)
    {
        if (settings.Tree is { } tree)
        {
            teller.Take(teller.Check.Check(tree));
            return teller.Totals;
        }
        try
        {
            foreach (var batch in Batches(teller.Check, settings, stopping))
            {
                foreach (var program in batch)
                {
                    teller.Take(program);
                }
                var mismatches = teller.Totals.Mismatches;
                progress.Report(teller.Totals.Programs, mismatches == 0 ? "" : Words.Count(mismatches, "mismatch", "mismatches"));
            }
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
        return teller.Totals;
    }

    /// <summary>The checked programs batch by batch, in order, several batches at the same time.</summary>
    private static ParallelQuery<IReadOnlyList<CheckedProgram>> Batches(ConformanceCheck check, ConformSettings settings, Stopping stopping) =>
        Partitioner.Create(SeedsOf(settings.Seeds, stopping), EnumerablePartitionerOptions.NoBuffering)
            .AsParallel().AsOrdered().WithDegreeOfParallelism(settings.Jobs).WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(check.Check);

    private static IEnumerable<ulong[]> SeedsOf(SeedRange seeds, Stopping stopping)
    {
        for (var done = 0L; done < seeds.Count && stopping.GoOn(); done += Batch)
        {
            var from = seeds.From + (ulong)done;
            yield return [.. Enumerable.Range(0, (int)Math.Min(Batch, seeds.Count - done)).Select(i => from + (ulong)i)];
        }
    }

    /// <summary>Counts, and tells what does not conform.</summary>
    private sealed class Teller(ConformanceCheck check, ConformSettings settings, IConformReport report)
    {
        private int _investigated;

        public ConformanceCheck Check => check;

        public ConformanceTotals Totals { get; private set; } = new();

        public void Take(CheckedProgram program)
        {
            Totals = Totals.Plus(program);
            foreach (var judgement in program.Judgements.Where(judgement => judgement.Reach is Reach.Unreachable or Reach.Unresolved))
            {
                var shrink = settings.Options.ShrinkStarts > 0 && judgement.Reach == Reach.Unreachable && _investigated++ < MostInvestigated;
                report.Tell(judgement.Reach, check.Investigate(program, judgement, shrink), shrink);
            }
        }
    }
}
