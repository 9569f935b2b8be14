using System.Text;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Traces;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Xunit.Failures;

/// <summary>A failing case of an earlier test run, out of its trace file.</summary>
internal static class RememberedCase
{
    /// <summary>The program and the token of the case; null for a file that holds none, which is told and left as it is.</summary>
    public static (ProgramTree Tree, Token Token)? Read(string file, StringBuilder log)
    {
        try
        {
            var header = TraceReader.Read(File.ReadAllBytes(file), file).Header;
            return header is { Target: TreeTarget { Tree: var tree }, Token: { } token } ? (tree, Token.Parse(token)) : null;
        }
        catch (Exception error) when (error is TraceFormatException or TokenFormatException or IOException or UnauthorizedAccessException)
        {
            log.Append($"not remembered: {error.Message}\n");
            return null;
        }
    }
}
