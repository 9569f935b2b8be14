using System.Text;
using ToyBeam.Cli.Targets;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Cli.Output;

/// <summary>What replaying a recorded run came to, for people or as JSON.</summary>
internal sealed class ReplayReport(Target target, RecordedRun run, ReplayResult result)
{
    public ReplayResult Result => result;

    public int Exit => result.Answer switch
    {
        ReplayAnswer.Same or ReplayAnswer.Other => ExitCode.Failure,
        ReplayAnswer.None => ExitCode.Pass,
        ReplayAnswer.Diverged => ExitCode.Divergence,
        _ => ExitCode.NothingRan,
    };

    /// <summary>The answer; its first words say which it is.</summary>
    public string Sentence => result.Answer == ReplayAnswer.Diverged && !result.Sentence.StartsWith("diverged", StringComparison.Ordinal)
        ? $"diverged: {result.Sentence}"
        : result.Sentence;

    public void WriteJson(JsonLines lines) => lines.Write(new ReplayLine(
        result.Answer.ToString().ToLowerInvariant(),
        result.Recording?.Verdict.Invariant,
        result.Step,
        result.Signature,
        Sentence,
        target.Name,
        Exit));

    public void WriteText(TextWriter writer, Ink ink, bool verbose)
    {
        var first = Paragraph.Wrap(Sentence);
        if (result.Answer == ReplayAnswer.None)
        {
            ink.Good(first);
        }
        else
        {
            ink.Bad(first);
        }
        writer.WriteLine();
        if (result.Recording is not { } recording)
        {
            return;
        }
        var text = new StringBuilder();
        text.Append('\n').Append(Paragraph.Wrap($"  {target.Title}: {RunText.Conditions(run.Options)}", 4)).Append('\n');
        RunText.AppendProgram(text, (run.Of as TreeTarget)?.Tree);
        Story.AppendSchedule(text, recording);
        Story.AppendTrace(text, recording, verbose);
        writer.Write(text);
    }
}
