using ToyBeam.Cli.Options;
using ToyBeam.Cli.Output;
using ToyBeam.Cli.Targets;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Cli.Commands;

/// <summary>The failures of a target in <c>.toybeam</c>, below the current directory: kept as trace files, tried first by the next exploration, forgotten when they no longer fail.</summary>
/// <remarks>A help, never a hindrance: a file that cannot be used is told in a line and left as it is, and so is a directory that cannot be written.</remarks>
internal sealed class FailureMemory(Target target, MachineOptions machine, OutputSettings output, Shell shell)
{
    private const string Folder = ".toybeam";

    private readonly TraceStore _store = new(Path.Combine(shell.Locate(Folder), TraceStore.NameOf(target.Title)));
    private bool _told;

    /// <summary>The findings that still fail, of those that ran under the options of this exploration.</summary>
    public IReadOnlyList<Finding> Recall()
    {
        var found = new List<Finding>();
        var gone = 0;
        foreach (var file in _store.Files())
        {
            if (Read(file) is not { } run || run.Options != machine)
            {
                continue;
            }
            if (Try(run) is { } finding)
            {
                found.Add(finding);
            }
            else
            {
                Forget(file);
                gone++;
            }
        }
        Tell(found.Count, gone);
        return found;
    }

    /// <summary>Keeps a finding.</summary>
    public void Keep(Finding finding)
    {
        try
        {
            _store.Save(Tracer.Of(finding));
            File.WriteAllText(Path.Combine(shell.Locate(Folder), ".gitignore"), "*\n");
        }
        catch (Exception error) when (TextFile.IsOfFiles(error))
        {
            Note(_told ? null : $"{TextFile.Cannot("write", Folder, shell, error).Message}; failures are not kept");
            _told = true;
        }
    }

    private RecordedRun? Read(string file)
    {
        try
        {
            return RecordedRun.Read(Path.GetRelativePath(shell.Directory, file), shell);
        }
        catch (Exception error) when (error is TraceFormatException or UsageException)
        {
            Note($"{error.Message}; it is left out");
            return null;
        }
    }

    /// <summary>Strictly first; a program file may have been edited since, and then it is followed as far as it fits.</summary>
    private Finding? Try(RecordedRun run)
    {
        var of = target.IsGenerated ? TokenSource.TargetOf(run.Of, shell) : target;
        var (result, claims) = run.Run(of);
        if (result.Answer == ReplayAnswer.Diverged)
        {
            (result, claims) = run.Tolerant().Run(of);
        }
        return result.Answer == ReplayAnswer.Same ? FindingExplainer.Explained(Finding.Of(of.Program(0, run.Options), result)! with { Strategy = Finding.Remembered }, claims) : null;
    }

    private void Forget(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (TextFile.IsOfFiles(error))
        {
            Note(TextFile.Cannot("delete", Path.GetRelativePath(shell.Directory, file), shell, error).Message);
        }
    }

    private void Tell(int found, int gone)
    {
        var all = found + gone;
        if (all == 0 || output.Quiet)
        {
            return;
        }
        var what = (found, gone) switch
        {
            (1, 0) => "still fails",
            (_, 0) => "all still fail",
            (0, 1) => "no longer fails: forgotten",
            (0, _) => "none fails any more: forgotten",
            _ => $"{found} still {(found == 1 ? "fails" : "fail")}, {gone} no longer: forgotten",
        };
        Note($"tried {Words.Count(all, "remembered failure")}: {what}");
    }

    private void Note(string? sentence)
    {
        if (sentence is not null)
        {
            shell.Error.WriteLine($"toybeam: {OneLine.Of(sentence)}");
        }
    }
}
