using ToyBeam.Core;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Trees;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Properties.Tokens;

/// <summary>A fingerprint stays while the program is the same, and changes with it.</summary>
public sealed class FingerprintProperties
{
    private static readonly MachineOptions Options = new();

    [Fact]
    public void Trees_have_the_fingerprint_of_their_structure()
    {
        var seen = new Dictionary<uint, ProgramTree>();
        for (var seed = 0UL; seed < 300; seed++)
        {
            var tree = TreeGen.FromSeed(seed, 30);
            var fingerprint = ProgramFingerprint.Of(tree);
            Assert.Equal(fingerprint, ProgramFingerprint.Of(ProgramTree.Parse(tree.ToString())));
            Assert.Equal(tree, seen.TryAdd(fingerprint, tree) ? tree : seen[fingerprint]);
        }
    }

    [Fact]
    public void The_same_for_ever()
    {
        Assert.Equal(2211812906U, ProgramFingerprint.Of(ProgramTree.Parse("main { send self \"x\"; receive _; }")));
        Assert.Equal(4234270535U, ProgramFingerprint.Of("two", [("n", 2)], Program(2), Options));
    }

    [Fact]
    public void Name_parameters_program_and_options_count()
    {
        uint[] fingerprints =
        [
            ProgramFingerprint.Of("two", [("n", 2)], Program(2), Options),
            ProgramFingerprint.Of("due", [("n", 2)], Program(2), Options),
            ProgramFingerprint.Of("two", [("m", 2)], Program(2), Options),
            ProgramFingerprint.Of("two", [("n", 3)], Program(2), Options),
            ProgramFingerprint.Of("two", [("n", -2)], Program(2), Options),
            ProgramFingerprint.Of("two", [], Program(2), Options),
            ProgramFingerprint.Of("two", [("n", 2)], Program(3), Options),
            ProgramFingerprint.Of("two", [("n", 2)], Program(2), Options with { Granularity = Granularity.Instruction }),
        ];
        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
    }

    [Fact]
    public void How_a_payload_hashes_does_not_count()
    {
        static Start Sends(object message) => roots => roots.Add(Send(roots[0], message, () => End));

        var fingerprints = Enumerable.Range(0, 10).Select(i => ProgramFingerprint.Of("x", [], Sends(i % 2 == 0 ? new object() : $"text {i}"), Options));
        Assert.Single(fingerprints.Distinct());
    }

    private static Start Program(int amount) => SingleRoot.Of(() => Work(amount, () => Spawn(End, _ => End)));
}
