using ToyBeam.Core;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>With whom each process's next instruction would link it: read from the program before the step, since a link that does nothing leaves no event.</summary>
internal sealed class LinkTargets
{
    /// <summary>The next instruction is no link.</summary>
    public const int None = -2;

    private readonly PerProcess<int> _targets = new(); // The target less None, so that the default is None.

    /// <summary>The index of the target; -1 when it does not exist, <see cref="None"/> when there is none.</summary>
    public int Of(int process) => _targets[process] + None;

    public void Look(int process, World world)
    {
        var target = world[process].Pending is Link { Op: Op.Link } link ? world.IndexOf(link.With) : None;
        _targets[process] = target - None;
    }

    public void Clear() => _targets.Clear();
}
