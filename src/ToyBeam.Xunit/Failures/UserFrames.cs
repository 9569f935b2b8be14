using System.Diagnostics;

namespace ToyBeam.Xunit.Failures;

/// <summary>The part of a stack trace that the reader wrote.</summary>
internal static class UserFrames
{
    private static readonly string[] Ours = ["ToyBeam.Core", "ToyBeam.Sim", "ToyBeam.Xunit", "FsCheck", "FSharp.Core", "mscorlib"];
    private static readonly string[] OthersBegin = ["System.", "Microsoft.", "xunit."];

    /// <summary>Frames of other assemblies than the machinery's, one a line; empty when there are none.</summary>
    public static string Of(Exception failure) =>
        new StackTrace(new StackTrace(failure, fNeedFileInfo: true).GetFrames().Where(IsUsers)).ToString().TrimEnd();

    private static bool IsUsers(StackFrame frame) =>
        frame.GetMethod()?.Module.Assembly.GetName().Name is { } assembly
        && !Ours.Contains(assembly, StringComparer.Ordinal)
        && !OthersBegin.Any(begin => assembly.StartsWith(begin, StringComparison.Ordinal));
}
