namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>The monitors of a run by their owners, in order of creation, and by whom they are of.</summary>
internal sealed class ShadowMonitors
{
    private readonly Rows<ShadowMonitor> _monitors = new();
    private readonly Rows<Place> _of = new();

    /// <summary>Where a monitor stands: whose it is, and which of them.</summary>
    public readonly record struct Place(int Owner, int Index);

    public ref ShadowMonitor this[Place place] => ref _monitors[place.Owner][place.Index];

    /// <summary>The monitors that a process ever had.</summary>
    public ReadOnlySpan<ShadowMonitor> By(int owner) => _monitors[owner].Items;

    /// <summary>The places of the monitors of a process by others, in order of creation.</summary>
    public ReadOnlySpan<Place> Of(int process) => _of[process].Items;

    public void Clear()
    {
        _monitors.Clear();
        _of.Clear();
    }

    public Place Add(int owner, ShadowMonitor monitor)
    {
        var place = new Place(owner, _monitors[owner].Count);
        _monitors[owner].Add(monitor);
        if (monitor.Of >= 0 && monitor.Of != owner)
        {
            _of[monitor.Of].Add(place);
        }
        return place;
    }

    /// <summary>Finds an own monitor by its reference; null when it is another's.</summary>
    public Place? Find(int owner, object? reference) => Find(owner, reference, static (monitor, sought) => ReferenceEquals(monitor.Reference, sought));

    /// <summary>Finds an own monitor by the signal that started it.</summary>
    public Place? StartedBy(int owner, int number) => Find(owner, number, static (monitor, sought) => monitor.StartedBy == sought);

    /// <summary>Finds an own monitor by the signal that ended it.</summary>
    public Place? EndedBy(int owner, int number) => Find(owner, number, static (monitor, sought) => monitor.EndedBy == sought);

    /// <summary>Finds an own monitor by its DOWN.</summary>
    public Place? ByDown(int owner, int sender, int number) =>
        Find(owner, (sender, number), static (monitor, sought) => monitor.Down == sought.number && monitor.Sender == sought.sender);

    /// <remarks>From the newest on: it is the likeliest.</remarks>
    private Place? Find<T>(int owner, T sought, Func<ShadowMonitor, T, bool> matches)
    {
        for (var i = _monitors[owner].Count - 1; i >= 0; i--)
        {
            if (matches(_monitors[owner][i], sought))
            {
                return new Place(owner, i);
            }
        }
        return null;
    }
}
