using ToyBeam.Core;

namespace ToyBeam.Sim.Strategies;

/// <summary>How many operations each process of a run still has before it, by what the pilot counted; those of children that are not born yet count as the parent's.</summary>
internal sealed class Remaining
{
    private PilotCounts _pilot = null!;
    private int[] _family = []; // By node: the operations of a process and of all its descendants.
    private int[] _node = []; // By process of the run; -1 for one that the pilot had not.
    private Pid[] _pid = []; // By process of the run, kept from run to run with the node: most runs have the same processes in the same order.
    private int[] _left = [];

    /// <summary>How many processes of the run are known here.</summary>
    public int Known { get; private set; }

    /// <summary>The sum over all processes.</summary>
    public long Total { get; private set; }

    /// <summary>By process of the run.</summary>
    public ReadOnlySpan<int> Left => new(_left, 0, Known);

    public void Begin(PilotCounts pilot, ReadOnlySpan<Operations> operations)
    {
        if (pilot != _pilot)
        {
            _pilot = pilot;
            Array.Clear(_pid);
        }
        Known = 0;
        Total = 0;
        if (_family.Length < pilot.Count)
        {
            _family = new int[pilot.Count * 2];
        }
        Array.Clear(_family, 0, pilot.Count);
        foreach (var own in operations)
        {
            _family[own.Node] = own.Count;
        }
        for (var node = pilot.Count - 1; node >= 0; node--)
        {
            if (pilot.ParentOf(node) is >= 0 and var parent)
            {
                _family[parent] += _family[node];
            }
        }
    }

    /// <summary>The process's node in the pilot.</summary>
    public int NodeOf(int process) => _node[process];

    /// <summary>Takes notice of the next new process of the run, which takes its family's operations over from its parent.</summary>
    public void Meet(in ChoicePoint point)
    {
        if (Known == _node.Length)
        {
            Array.Resize(ref _node, (Known + 1) * 2);
            Array.Resize(ref _pid, (Known + 1) * 2);
            Array.Resize(ref _left, (Known + 1) * 2);
        }
        var pid = point.PidOf(Known);
        var parent = point.IndexOf(pid.Parent);
        if (_pid[Known] != pid)
        {
            _pid[Known] = pid;
            _node[Known] = parent >= 0 && _node[parent] < 0 ? -1 : _pilot.Find(parent < 0 ? -1 : _node[parent], pid.Number);
        }
        var node = _node[Known];
        var family = node < 0 ? 0 : _family[node];
        if (parent >= 0)
        {
            family = Math.Min(family, _left[parent]);
            _left[parent] -= family;
            Total -= family;
        }
        Total += family;
        _left[Known++] = family;
    }

    /// <summary>One operation of the process is done, or will never be.</summary>
    public void Take(int process)
    {
        if (_left[process] > 0)
        {
            _left[process]--;
            Total--;
        }
    }

    /// <summary>The process has at least one operation before it, whatever the pilot said.</summary>
    public void AtLeastOne(int process)
    {
        if (_left[process] == 0)
        {
            _left[process] = 1;
            Total++;
        }
    }

    /// <summary>The process will do no more.</summary>
    public void Drop(int process)
    {
        Total -= _left[process];
        _left[process] = 0;
    }
}
