using ToyBeam.Cli.Options;
using ToyBeam.Sim.Rendering;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Cli.Output;

/// <summary>Draws a trace as what the user asks for.</summary>
internal static class TracePicture
{
    private const string ReproductionName = "Reproduction";

    /// <summary>The text of the picture.</summary>
    /// <exception cref="UsageException">The run cannot be drawn so.</exception>
    public static string Draw(Trace trace, Picture picture, bool causal, bool verbose)
    {
        var scene = causal ? Scene.CausalPast(trace) : Scene.Of(trace);
        return picture switch
        {
            Picture.Columns => Columns.Draw(scene, verbose),
            Picture.Ribbon => Ribbon.Draw(scene),
            Picture.Json => TraceWriter.Write(trace),
            Picture.CSharp => CSharpReproduction.Draw(trace, ReproductionName, out var problem) ?? throw new UsageException(problem!),
            Picture.Tree => trace.Header.Target is TreeTarget { Tree: var tree } ? $"{tree}\n" : throw new UsageException($"'{((NamedTarget)trace.Header.Target).Name}' is written in C# and has no tree"),
            Picture.Mermaid => Mermaid.Draw(scene),
            Picture.Perfetto => Perfetto.Draw(scene),
            _ => Shiviz.Draw(scene),
        };
    }
}
