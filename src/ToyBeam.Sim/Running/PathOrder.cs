using ToyBeam.Core;

namespace ToyBeam.Sim.Running;

/// <summary>The order of paths: number by number, a parent before its children.</summary>
public static class PathOrder
{
    /// <summary>Negative when the left path comes first, 0 when they are the same.</summary>
    public static int Compare(Pid left, Pid right)
    {
        int depthOfLeft = Depth(left), depthOfRight = Depth(right);
        var (a, b) = (left, right);
        for (var i = depthOfLeft; i > depthOfRight; i--)
        {
            a = a.Parent!;
        }
        for (var i = depthOfRight; i > depthOfLeft; i--)
        {
            b = b.Parent!;
        }
        if (ReferenceEquals(a, b))
        {
            return depthOfLeft - depthOfRight;
        }
        while (!ReferenceEquals(a.Parent, b.Parent))
        {
            (a, b) = (a.Parent!, b.Parent!);
        }
        return a.Number - b.Number;
    }

    private static int Depth(Pid pid)
    {
        var depth = 0;
        for (var p = pid.Parent; p is not null; p = p.Parent)
        {
            depth++;
        }
        return depth;
    }
}
