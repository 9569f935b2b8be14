using ToyBeam.Cli.Commands;
using ToyBeam.Cli.Options;
using ToyBeam.Sim.Conformance;

namespace ToyBeam.Cli.Output;

/// <summary><c>conform --json</c>: a line for each mismatch, one for each observation that is unresolved, and last what it came to.</summary>
internal sealed class ConformJson(ConformSettings settings, JsonLines lines) : IConformReport
{
    private string _emulator = "";

    public void Begin(string emulator) => _emulator = emulator;

    public void Tell(Reach reach, Mismatch mismatch, bool shrunk) => lines.Write(new MismatchLine(
        reach == Reach.Unreachable ? "mismatch" : "unresolved",
        mismatch.Seed,
        mismatch.Tree.ToString(),
        mismatch.Sighting.Observation.ToString(),
        mismatch.Nearest,
        mismatch.Sighting.Setting.ToString(),
        mismatch.Sighting.Run,
        mismatch.Sighting.Count,
        shrunk));

    public void End(ConformanceTotals totals, ConformEnd end) => lines.Write(new ConformLine(
        totals.Programs,
        totals.Runs,
        totals.Distinct,
        totals.Exhaustive,
        totals.Sampled,
        totals.Unresolved,
        totals.Mismatches,
        end.Exit,
        settings.File,
        settings.File is null ? settings.Seeds.From : null,
        settings.File is null ? settings.Options.Size : null,
        _emulator,
        totals.Unclear,
        totals.Unsettled,
        end.Stopped));
}
