using System.Globalization;
using System.Runtime.CompilerServices;
using ToyBeam.Core;

namespace ToyBeam.Sim.Running;

/// <summary>What users see of a run: how each process ended, with its reason and result, or that it is blocked.</summary>
public static class Outcome
{
    /// <summary>The outcome as text, one entry for each process in path order, such as <c>P normal, P.1 crash, Q blocked</c>.</summary>
    public static string Of(World world)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[512]); // Every run of an exhaustive search may have another outcome.
        var order = IsInPathOrder(world) ? null : PathOrderOf(world);
        for (var i = 0; i < world.ProcessCount; i++)
        {
            var process = world[order is null ? i : order[i]];
            text.AppendLiteral(i == 0 ? "" : ", ");
            text.AppendLiteral(process.Pid.ToString());
            text.AppendLiteral(" ");
            text.AppendLiteral(process.IsAlive ? "blocked" : process.Reason!.Name);
            if (!process.IsAlive && process.Result is { } result)
            {
                text.AppendLiteral(" ");
                text.AppendLiteral(Literal.Of(result));
            }
        }
        return text.ToStringAndClear();
    }

    private static bool IsInPathOrder(World world)
    {
        for (var i = 1; i < world.ProcessCount; i++)
        {
            if (PathOrder.Compare(world[i - 1].Pid, world[i].Pid) > 0)
            {
                return false;
            }
        }
        return true;
    }

    private static int[] PathOrderOf(World world)
    {
        var order = new int[world.ProcessCount];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        Array.Sort(order, (left, right) => PathOrder.Compare(world[left].Pid, world[right].Pid));
        return order;
    }
}
