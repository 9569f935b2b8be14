namespace ToyBeam.Sim.Exploration.Dependency;

/// <summary>Causal delivery: a process passes on what it knows, in a signal, to a child, at its end, or by a name.</summary>
/// <param name="By">The process.</param>
/// <param name="Known">The latest signal of each process that it knew of, whatever was delivered to it since it last passed anything on.</param>
internal sealed record PassedOn(int By, (int From, int Number)[] Known)
{
    /// <summary>Whether a signal is known of.</summary>
    public bool Includes((int From, int Number) signal) => Array.Exists(Known, known => known.From == signal.From && known.Number >= signal.Number);
}
