using ToyBeam.Core;

namespace ToyBeam.Sim.Exploration;

/// <summary>A hash of the point that a run has come to: what was done on the way, up to the order of independent steps.</summary>
internal static class PointKey
{
    /// <summary>The key of the point where a machine stands.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="notesCount">Whether two points with different notes are two: a claim about states may look at notes.</param>
    public static UInt128 Of(Machine machine, bool notesCount)
    {
        var key = machine.ConfigurationHash;
        if (notesCount)
        {
            foreach (var note in machine.World.Notes)
            {
                key = (key * 0x9E3779B97F4A7C15) + Hashing.Of(note.Key) + Hashing.Of(Literal.Of(note.Value));
            }
        }
        return key;
    }
}
