using ToyBeam.Sim.Reports;

namespace ToyBeam.Sim.Exploration;

/// <summary>A claim broke while a test explored; the message is the whole story.</summary>
public sealed class FindingException : Exception
{
    /// <summary>A finding, as an exception.</summary>
    /// <param name="finding">What was found.</param>
    /// <param name="result">The exploration that found it; null for a replay.</param>
    /// <param name="files">A line for each file that was written of it; null for none.</param>
    public FindingException(Finding finding, ExplorationResult? result = null, IReadOnlyList<string>? files = null)
        : base($"{Story.Of(finding, result)}\n  To run it again, call Replay in place of Check:\n  .Replay(\"{finding.Token}\"){string.Concat((files ?? []).Select(file => $"\n  {file}"))}")
    {
        Finding = finding;
        Result = result;
    }

    /// <summary>What was found.</summary>
    public Finding Finding { get; }

    /// <summary>The exploration that found it; null for a replay.</summary>
    public ExplorationResult? Result { get; }
}
