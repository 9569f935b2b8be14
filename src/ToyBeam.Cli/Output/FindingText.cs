using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Reports;

namespace ToyBeam.Cli.Output;

/// <summary>A finding for people: its story, and the command that replays it.</summary>
internal static class FindingText
{
    private const string Heading = "FAILED";

    public static void Write(Finding finding, TextWriter writer, Ink ink, Shell shell)
    {
        ink.Bad(Heading);
        writer.WriteLine(Story.Of(finding, heading: $"{Heading} ")[Heading.Length..]);
        writer.WriteLine($"  {ReplayCommandLine.For(finding.Token, shell)}");
    }
}
