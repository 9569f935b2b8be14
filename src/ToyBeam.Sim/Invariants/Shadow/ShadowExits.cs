using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>Exit signals on their way, with their reasons: those of exit/2 and those over links.</summary>
internal sealed class ShadowExits
{
    private Row<ShadowExit> _exits;

    /// <summary>One of them.</summary>
    public readonly record struct ShadowExit(SignalKind Kind, int From, int To, int Number, ExitReason Reason);

    /// <summary>In the order in which they were sent.</summary>
    public ReadOnlySpan<ShadowExit> Items => _exits.Items;

    public void Add(SignalKind kind, int from, int to, int number, ExitReason reason) => _exits.Add(new ShadowExit(kind, from, to, number, reason));

    /// <summary>Takes out the one with that identity and gives its reason; null when it is not there.</summary>
    public ExitReason? Take(SignalKind kind, int from, int to, int number)
    {
        for (var i = 0; i < _exits.Count; i++)
        {
            var exit = _exits[i];
            if (exit.Number == number && exit.Kind == kind && exit.From == from && exit.To == to)
            {
                _exits.RemoveAt(i);
                return exit.Reason;
            }
        }
        return null;
    }

    /// <summary>Forgets what is on its way to a process.</summary>
    public void Forget(int to)
    {
        for (var i = _exits.Count - 1; i >= 0; i--)
        {
            if (_exits[i].To == to)
            {
                _exits.RemoveAt(i);
            }
        }
    }

    public void Clear() => _exits.Clear();
}
