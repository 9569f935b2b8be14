using System.Text;
using ToyBeam.Core;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Cli.Output;

/// <summary>One run for people: the program, its schedule, its steps, how each process ended.</summary>
internal sealed class RunReport(string title, string description, MachineOptions machine, ProgramTree? tree, Recording recording, World world)
{
    public Recording Recording => recording;

    public void WriteText(TextWriter writer, bool verbose)
    {
        var text = new StringBuilder();
        text.Append(Paragraph.Wrap(description.Length == 0 ? title : $"{title}: {description}")).Append('\n');
        text.Append(Paragraph.Wrap($"  {RunText.Conditions(machine)}", 4)).Append('\n');
        RunText.AppendProgram(text, tree);
        Story.AppendSchedule(text, recording);
        Story.AppendTrace(text, recording, verbose);
        RunText.AppendFinalState(text, world, verbose);
        text.Append(Paragraph.Wrap($"\n{VerdictOf(recording.Verdict)}")).Append('\n');
        writer.Write(text);
    }

    private static string VerdictOf(Verdict verdict) => verdict switch
    {
        { Violation: { } violation } => $"{verdict.Invariant} broke: {violation.Sentence}",
        { Kind: VerdictKind.StepLimit } => "cut at the step limit: what would have come is not known",
        _ => "every claim held",
    };
}
