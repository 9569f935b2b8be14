using ToyBeam.Core;

namespace ToyBeam.Sim.Strategies;

/// <summary>What one run of the default schedule tells about a program; a function of the program alone, and not counted as a schedule.</summary>
/// <remarks>Made when a strategy first asks.</remarks>
public sealed class Pilot
{
    private readonly Start _start;
    private readonly MachineOptions _options;
    private bool _measured;
    private int _steps;
    private int _events;
    private int _processes;
    private PilotCounts? _counts;

    /// <summary>A pilot for a program under given options.</summary>
    public Pilot(Start start, MachineOptions options)
    {
        _start = start;
        _options = options;
    }

    /// <summary>Steps taken.</summary>
    public int Steps
    {
        get
        {
            Measure();
            return _steps;
        }
    }

    /// <summary>Pending events: the steps taken, and one more for every process that is left standing at an instruction; PCT's k.</summary>
    public int Events
    {
        get
        {
            Measure();
            return _events;
        }
    }

    /// <summary>Processes that existed; PCT's n.</summary>
    public int Processes
    {
        get
        {
            Measure();
            return _processes;
        }
    }

    /// <summary>Who did how much; a second run, for the few strategies that ask.</summary>
    internal PilotCounts Counts => _counts ??= new PilotCounts(_start, _options);

    /// <summary>The length at which every run of the program is cut.</summary>
    internal int MaxSteps => _options.MaxSteps;

    private void Measure()
    {
        if (_measured)
        {
            return;
        }
        var machine = new Machine(_options);
        machine.Reset(_start);
        while (!machine.Enabled.IsEmpty)
        {
            machine.Step(machine.Default);
        }
        _processes = machine.World.ProcessCount;
        _events = _steps = machine.Steps;
        for (var i = 0; i < _processes; i++)
        {
            _events += machine.World[i].IsAlive ? 1 : 0;
        }
        _measured = true;
    }
}
