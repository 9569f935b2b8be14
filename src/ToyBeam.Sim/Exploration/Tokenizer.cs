using ToyBeam.Core;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Sim.Exploration;

/// <summary>Writes the tokens of a run.</summary>
internal static class Tokenizer
{
    public static ScheduleToken ScheduleTokenOf(TestedProgram program, Recording recording, string signature) =>
        new(program.Options, program.Target, FingerprintOf(program), recording.Schedule, (ushort)recording.FinalState, SignatureHash(signature));

    public static SeedToken SeedTokenOf(TestedProgram program, StrategySpec strategy, ulong seed, long run) =>
        new(program.Options, program.Target, strategy.Text, seed, run);

    public static uint FingerprintOf(TestedProgram program) => program.Target switch
    {
        TreeTarget target => ProgramFingerprint.Of(target.Tree),
        NamedTarget target => ProgramFingerprint.Of(target.Name, target.Parameters, program.Start, program.Options),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The low bits of a signature's hash: enough to tell the failure that a token was made for from another one.</summary>
    public static ushort SignatureHash(string signature) => (ushort)Hashing.Mix(Hashing.Of(signature));
}
