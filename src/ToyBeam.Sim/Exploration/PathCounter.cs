using System.Numerics;

namespace ToyBeam.Sim.Exploration;

/// <summary>Counts the paths through a graph without circles.</summary>
internal sealed class PathCounter
{
    private readonly List<(int Node, int End)> _nodes = []; // In the order in which they were added, with where their targets end.
    private readonly List<int> _targets = [];

    public void Clear()
    {
        _nodes.Clear();
        _targets.Clear();
    }

    /// <summary>Adds a node, all of whose targets have been added before.</summary>
    public void Add(int node, List<int> targets)
    {
        _targets.AddRange(targets);
        _nodes.Add((node, _targets.Count));
    }

    /// <summary>For each of so many nodes how many paths lead from node 0 to it.</summary>
    public BigInteger[] FromFirst(int count)
    {
        var paths = new BigInteger[count];
        paths[0] = 1;
        for (var i = _nodes.Count - 1; i >= 0; i--)
        {
            var (node, end) = _nodes[i];
            for (var j = i == 0 ? 0 : _nodes[i - 1].End; j < end; j++)
            {
                paths[_targets[j]] += paths[node];
            }
        }
        return paths;
    }
}
