using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Reports;

namespace ToyBeam.Cli.Output;

/// <summary>A finding for people: its story, the command that replays it, and the file that it went to, if any.</summary>
internal static class FindingText
{
    private const string Heading = "FAILED";

    public static void Write(Finding finding, string? file, TextWriter writer, Ink ink, Shell shell)
    {
        ink.Bad(Heading);
        writer.WriteLine(Story.Of(finding, heading: $"{Heading} ")[Heading.Length..]);
        writer.WriteLine($"  {ReplayCommandLine.For(finding.Token, shell)}");
        if (file is not null)
        {
            writer.WriteLine($"  {file}");
        }
    }
}
