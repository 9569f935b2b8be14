namespace ToyBeam.Sim.Exploration.Dependency;

/// <summary>A message that arrived in a mailbox.</summary>
/// <param name="Process">Whose.</param>
/// <param name="Message">What it says.</param>
/// <param name="Letter">Which one it is, as a number.</param>
internal readonly record struct Arrival(int Process, object Message, long Letter)
{
    /// <summary>A number for the how-many-eth signal of a sender.</summary>
    public static long LetterOf(int sender, int number) => (long)sender << 28 | (uint)number;

    /// <summary>A number for the news of a monitor: that of the signal would depend on who else was told before.</summary>
    public static long LetterOf(Core.MonitorRef reference) => LetterOf(reference.Owner.Id, reference.Number | 1 << 27);
}
