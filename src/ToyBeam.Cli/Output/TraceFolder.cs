using ToyBeam.Cli.Targets;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Cli.Output;

/// <summary>Where the findings of an exploration go as trace files.</summary>
internal sealed class TraceFolder
{
    private readonly string _path;
    private readonly TraceStore _store;
    private readonly Shell _shell;

    private TraceFolder(string path, Shell shell)
    {
        _path = path;
        _shell = shell;
        _store = new TraceStore(shell.Locate(path));
    }

    /// <summary>The directory, which is made when it is missing: before the work is done whose results it is for.</summary>
    /// <exception cref="UsageException">It cannot be made, or the runs would be too long for a trace file.</exception>
    public static TraceFolder Open(string path, MachineOptions machine, Shell shell)
    {
        if (machine.MaxSteps > Trace.MostSteps)
        {
            throw new UsageException($"--save keeps runs of at most {Trace.MostSteps} steps, and --max-steps is {machine.MaxSteps}");
        }
        try
        {
            Directory.CreateDirectory(shell.Locate(path));
            return new TraceFolder(path, shell);
        }
        catch (Exception error) when (TextFile.IsOfFiles(error))
        {
            throw TextFile.Cannot("write", path, shell, error);
        }
    }

    /// <summary>Writes a finding; gives the file as one would name it from where the user stands.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public string Save(Finding finding)
    {
        try
        {
            return Path.Combine(_path, Path.GetFileName(_store.Save(Tracer.Of(finding))));
        }
        catch (Exception error) when (TextFile.IsOfFiles(error))
        {
            throw TextFile.Cannot("write", _path, _shell, error);
        }
    }
}
