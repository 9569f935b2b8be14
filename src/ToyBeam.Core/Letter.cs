namespace ToyBeam.Core;

/// <summary>A message in a mailbox, with what identifies it: its sender and the how-many-eth signal of that sender it is.</summary>
internal struct Letter
{
    public object Message;
    public ulong Hash;
    public int Sender;
    public int Number;

    /// <summary>In causal delivery what its sender knew; see <see cref="ToyBeam.Core.Past"/>.</summary>
    public int[]? Past;
}
