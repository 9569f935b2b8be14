using System.Numerics;
using System.Text.Json.Serialization;
using ToyBeam.Sim.Explanations;

namespace ToyBeam.Cli.Output;

/// <summary>One line of JSON. The order of the properties is the order of the fields; fields may be added at the end, none is renamed.</summary>
/// <param name="T">What kind of line; always the first field.</param>
internal abstract record JsonLine([property: JsonPropertyOrder(-1)] string T);

/// <summary>What <c>explore</c> was asked for.</summary>
internal sealed record RunLine(
    string Target,
    OrderedDictionary<string, int> Params,
    string Strategy,
    string Rules,
    string Delivery,
    string Granularity,
    ulong FirstSeed,
    long Seeds,
    int SchedulesPerSeed,
    int MaxSteps,
    int StopAfter,
    bool Shrink) : JsonLine("run");

/// <summary>One kind of failure.</summary>
internal sealed record FailLine(
    string Invariant,
    string Signature,
    ulong? Seed,
    long Schedule,
    int Steps,
    string? Program,
    int Deviations,
    int Preemptions,
    string Token,
    bool Shrunk,
    string Sentence,
    int DeviationsBefore,
    bool Minimal,
    string? SeedToken,
    bool ProgramMinimal,
    int ShrinkRuns,
    DecisiveStep? Decisive,
    RacingPair? Race,
    IReadOnlyList<string> Why,
    string? File) : JsonLine("fail");

/// <summary>What an exploration came to.</summary>
internal sealed record SummaryLine(
    string Target,
    string Strategy,
    string Delivery,
    long Seeds,
    long Schedules,
    int Distinct,
    long Steps,
    int Failures,
    long FailingSchedules,
    bool Complete,
    int Exit,
    long CutSchedules,
    string? Stopped,
    BigInteger? EstimatedTraces,
    double? InterleavingsLog10,
    IReadOnlyList<string> Unreached,
    IReadOnlyList<string> Unproved) : JsonLine("summary");

/// <summary>What one strategy with fixed parameters came to. The last three are null where they would not mean anything.</summary>
internal sealed record ArmLine(
    string Strategy,
    long Schedules,
    long Failing,
    int Traces,
    int Once,
    int Twice,
    double? Novelty,
    double? AtLeast,
    double? FailsBelow) : JsonLine("arm");

/// <summary>In how many schedules a note was made.</summary>
internal sealed record ReachLine(string Name, long Schedules) : JsonLine("reach");

/// <summary>What an exhaustive search counted.</summary>
internal sealed record CountLine(
    string Target,
    OrderedDictionary<string, int> Params,
    string Engine,
    string Delivery,
    BigInteger? Interleavings,
    int? R0,
    int R1,
    int Outcomes,
    long? Blocked,
    long? Nodes,
    OrderedDictionary<string, long> Violating,
    bool Complete,
    string Rules,
    string Granularity,
    BigInteger Steps,
    int Exit,
    OrderedDictionary<string, BigInteger>? ViolatingInterleavings,
    string? Bound,
    bool BoundCompleted) : JsonLine("count");

/// <summary>What replaying a token came to.</summary>
internal sealed record ReplayLine(
    string Result,
    string? Invariant,
    int? Step,
    string? Signature,
    string Sentence,
    string Target,
    int Exit) : JsonLine("replay");

/// <summary>An observation of the emulator that cannot be come to here, or of which nobody knows whether it can.</summary>
internal sealed record MismatchLine(
    string T,
    ulong? Seed,
    string Program,
    string Observation,
    IReadOnlyList<string> Nearest,
    string Setting,
    int Run,
    int Count,
    bool Shrunk) : JsonLine(T);

/// <summary>What checking for conformance came to.</summary>
internal sealed record ConformLine(
    long Programs,
    long Runs,
    long Distinct,
    long Exhaustive,
    long Sampled,
    long Unresolved,
    long Mismatches,
    int Exit,
    string? File,
    ulong? FirstSeed,
    int? Size,
    string Emulator,
    long Unclear,
    long Unsettled,
    string? Stopped) : JsonLine("conform");

/// <summary>A scenario in the list.</summary>
internal sealed record ScenarioLine(string Name, string Description, string Rules, IReadOnlyList<ListedParameter> Parameters) : JsonLine("scenario");

/// <summary>A parameter of a scenario in the list.</summary>
internal sealed record ListedParameter(string Name, int Default, int Min, int Max, string Meaning);

/// <summary>A strategy or an engine in the list.</summary>
internal sealed record NamedLine(string T, string Name, string Description) : JsonLine(T);

/// <summary>An invariant in the list.</summary>
internal sealed record InvariantLine(string Name, bool MachineLaw, string Claim) : JsonLine("invariant");
