using ToyBeam.Core;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Schedules;

/// <summary>Who acts in a choice: a process, by its steps and timeouts, or the deliveries from one process to another.</summary>
/// <param name="Process">The path of the process; of deliveries the sender's.</param>
/// <param name="Receiver">Of deliveries the path of the receiver; else null.</param>
internal readonly record struct Actor(string Process, string? Receiver)
{
    public static Actor Of(in ChoicePoint point, Choice choice) =>
        new(point.PidOf(choice.Process).ToString(), choice.Kind == ChoiceKind.Deliver ? point.PidOf(choice.Other).ToString() : null);

    /// <summary>The index of its choice among what is enabled; -1 when it cannot act.</summary>
    public int IndexAt(in ChoicePoint point)
    {
        for (var i = 0; i < point.Enabled.Length; i++)
        {
            if (Of(point, point.Enabled[i]) == this)
            {
                return i;
            }
        }
        return -1;
    }
}
