using System.Text;
using ToyBeam.Core;

namespace ToyBeam.Sim.Running;

/// <summary>What users see of a run: how each process ended, with its reason and result, or that it is blocked.</summary>
public static class Outcome
{
    /// <summary>The outcome as text, one entry for each process in path order, such as <c>P normal, P.1 crash, Q blocked</c>.</summary>
    public static string Of(World world)
    {
        var entries = new List<(Pid Pid, string Text)>(world.ProcessCount);
        for (var i = 0; i < world.ProcessCount; i++)
        {
            entries.Add((world[i].Pid, EndOf(world[i])));
        }
        entries.Sort(static (left, right) => PathOrder.Compare(left.Pid, right.Pid));
        var text = new StringBuilder();
        foreach (var (pid, end) in entries)
        {
            text.Append(text.Length == 0 ? "" : ", ").Append(pid).Append(' ').Append(end);
        }
        return text.ToString();
    }

    private static string EndOf(ProcessView process) => process switch
    {
        { IsAlive: true } => "blocked",
        { Result: { } result } => $"{process.Reason} {Literal.Of(result)}",
        _ => process.Reason!.Name,
    };
}
