using ToyBeam.Core;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Tokens;

/// <summary>Tells whether a token's program is still the one that it was made for.</summary>
public static class ProgramFingerprint
{
    /// <summary>The fingerprint of a tree: of its structure.</summary>
    public static uint Of(ProgramTree tree)
    {
        var hash = 0UL;
        foreach (var value in TreeCodec.Encode(tree))
        {
            hash = Hashing.Mix(hash + value + 1);
        }
        return Fold(hash);
    }

    /// <summary>The fingerprint of a named program: name, parameters, and what its default schedule does.</summary>
    /// <remarks>Of events only what does not depend on how a payload hashes: kinds, instructions, paths, numbers. So a change of a message's content alone is not seen.</remarks>
    /// <param name="name">The scenario's name.</param>
    /// <param name="parameters">Its parameters, in the scenario's order.</param>
    /// <param name="start">The program.</param>
    /// <param name="options">How it runs.</param>
    public static uint Of(string name, IReadOnlyList<(string Name, int Value)> parameters, Start start, MachineOptions options)
    {
        var hash = Hashing.Mix(Hashing.Of(name));
        foreach (var (parameter, value) in parameters)
        {
            hash = Hashing.Mix(Hashing.Mix(hash + Hashing.Of(parameter)) + (ulong)value);
        }
        var machine = new Machine(options) { Observed = EventKinds.All };
        machine.Reset(start);
        hash = Add(hash, machine);
        while (!machine.Enabled.IsEmpty)
        {
            machine.Step(machine.Default);
            hash = Add(hash, machine);
        }
        return Fold(hash);
    }

    private static ulong Add(ulong hash, Machine machine)
    {
        foreach (ref readonly var e in machine.Events)
        {
            hash = Hashing.Mix(hash + ((ulong)e.Kind << 16) + ((ulong)e.Op << 8) + (ulong)e.Clause);
            hash = Hashing.Mix(hash + PathHash(machine.World, e.Process));
            hash = Hashing.Mix(hash + PathHash(machine.World, e.Other));
            hash = Hashing.Mix(hash + (ulong)e.Number);
        }
        return hash;
    }

    private static ulong PathHash(World world, int process) => process < 0 ? 0 : Hashing.Of(world[process].Pid.ToString());

    private static uint Fold(ulong hash) => (uint)(hash ^ (hash >> 32));
}
