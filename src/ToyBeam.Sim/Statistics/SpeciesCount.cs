using System.Runtime.InteropServices;

namespace ToyBeam.Sim.Statistics;

/// <summary>What was seen how often in independent draws from one distribution, and what that says about what was not seen.</summary>
/// <remarks>
/// Sources: I. J. Good, "The population frequencies of species and the estimation of population parameters", 1953; A. Chao, "Nonparametric estimation of the number of classes in a
/// population", 1984; for testing, M. Böhme, "STADS: software testing as species discovery", 2018.
/// </remarks>
public sealed class SpeciesCount
{
    private readonly Dictionary<ulong, int> _times = [];

    /// <summary>Draws.</summary>
    public long Draws { get; private set; }

    /// <summary>Different species seen.</summary>
    public int Seen => _times.Count;

    /// <summary>Species seen exactly once.</summary>
    public int Once { get; private set; }

    /// <summary>Species seen exactly twice.</summary>
    public int Twice { get; private set; }

    /// <summary>Counts a draw; true when its species had not been seen.</summary>
    public bool Add(ulong species)
    {
        Draws++;
        ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(_times, species, out _);
        times++;
        Once += times switch { 1 => 1, 2 => -1, _ => 0 };
        Twice += times switch { 2 => 1, 3 => -1, _ => 0 };
        return times == 1;
    }

    /// <summary>Good–Turing: about how likely the next draw is to be of a species that was not seen, from 0 to 1; 1 before the first draw.</summary>
    public double Novelty => Draws == 0 ? 1 : (double)Once / Draws;

    /// <summary>Chao1: a lower estimate of how many species there are, at least those seen.</summary>
    public double AtLeast => Seen + ((double)Once * (Once - 1) / (2 * (Twice + 1.0)));
}
