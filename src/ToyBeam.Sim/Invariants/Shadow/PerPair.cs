using System.Runtime.InteropServices;

namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>A value for each ordered pair of processes; the default until it is set. Keeps its memory from run to run.</summary>
internal sealed class PerPair<T> where T : struct
{
    private readonly Dictionary<ulong, T> _items = []; // Looked up only.

    public ref T this[int from, int to] =>
        ref CollectionsMarshal.GetValueRefOrAddDefault(_items, ((ulong)(uint)from << 32) | (uint)to, out _);

    public void Clear() => _items.Clear();
}
