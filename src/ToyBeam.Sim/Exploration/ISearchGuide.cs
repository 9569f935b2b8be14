using ToyBeam.Core;

namespace ToyBeam.Sim.Exploration;

/// <summary>Says what a <see cref="ConfigurationSearch"/> looks for, and what it need not look at.</summary>
internal interface ISearchGuide
{
    /// <summary>The kinds of event it wants to see.</summary>
    EventKinds Needs { get; }

    /// <summary>A run begins; the search runs the program again and again from its start.</summary>
    void Begin(World world);

    /// <summary>Sees the events of a step (or of the start), in order; false when nothing beyond them can be what is sought.</summary>
    bool See(ReadOnlySpan<Event> events, World world);

    /// <summary>
    /// Which of the enabled choices must be tried, best first; none when nothing beyond here can be what is sought. May leave out a choice
    /// only if whatever is sought beyond it is beyond one of the others, too.
    /// </summary>
    /// <param name="world">The configuration.</param>
    /// <param name="picks">Where to put the indexes into <see cref="World.Enabled"/>.</param>
    void Choose(World world, List<int> picks);

    /// <summary>Whether the end of a run, at which nothing may happen any more, is what is sought.</summary>
    bool IsSought(World world);
}
