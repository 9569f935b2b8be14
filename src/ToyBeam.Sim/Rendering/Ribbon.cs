using System.Text;
using ToyBeam.Core;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Sim.Rendering;

/// <summary>A trace in a line: who ran, a dash for each step. Its stars, the preemptions, are the true complexity of a failure.</summary>
/// <remarks><c>P--*P.1-P---</c>: P takes two steps, is preempted by P.1 for one, goes on. <c>></c> is a delivery, <c>!</c> a timeout, <c>+</c> a deviation that preempts nobody. After the ribbons of déjà fu.</remarks>
public static class Ribbon
{
    private const int Width = 100;

    /// <summary>The line, folded at 100 columns.</summary>
    public static string Draw(Scene scene)
    {
        var text = new StringBuilder();
        var column = 0;
        var running = "";
        foreach (var step in scene.Steps.Where(static step => step.Choice is not null))
        {
            var switches = step.Actor != running || step.Deviates || step.Choice!.Value.Kind != ChoiceKind.Run;
            var piece = $"{(step.Preempts ? "*" : step.Deviates ? "+" : "")}{(switches ? Mark(step) + step.Actor : "")}-";
            running = step.Choice!.Value.Kind == ChoiceKind.Run ? step.Actor : "";
            if (column + piece.Length > Width)
            {
                text.Append('\n');
                column = 0;
            }
            text.Append(piece);
            column += piece.Length;
        }
        return text.Append('\n').ToString();
    }

    private static string Mark(TraceStep step) => step.Choice!.Value.Kind switch
    {
        ChoiceKind.Deliver => ">",
        ChoiceKind.Timeout => "!",
        _ => "",
    };
}
