using System.Runtime.CompilerServices;

namespace ToyBeam.Core;

public sealed partial class Machine
{
    private readonly List<KeyValuePair<string, object?>> _notes = [];
    private Event[] _events = new Event[64];
    private int _eventCount;
    private EventKinds _wanted;

    /// <summary>What the last step (or the start) did, in order; holds the kinds that are observed, until the next step.</summary>
    public ReadOnlySpan<Event> Events => new(_events, 0, _eventCount);

    /// <summary>Which kinds of event are recorded; none by default, so that a step that nobody watches costs nothing.</summary>
    public EventKinds Observed
    {
        get => _wanted;
        set => _wanted = value;
    }

    internal record struct Note(string Name, object? Value);

    internal IReadOnlyList<KeyValuePair<string, object?>> Notes => _notes;

    /// <remarks>Always inlined, with a constant kind: for an event that nobody watches one bit is tested and no event is built.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Emit(EventKind kind, int process, int other = -1, int number = 0, object? payload = null, Code? code = null, int clause = 0, Op op = Op.None)
    {
        if ((_wanted & (EventKinds)(1L << (int)kind)) != 0)
        {
            Record(new Event(kind, op, process, other, number, payload, code, clause));
        }
    }

    private void Record(in Event e)
    {
        if (_eventCount == _events.Length)
        {
            Array.Resize(ref _events, _eventCount * 2);
        }
        _events[_eventCount++] = e;
    }

    private void Remember(string name, object? value)
    {
        for (var i = 0; i < _notes.Count; i++)
        {
            if (string.Equals(_notes[i].Key, name, StringComparison.Ordinal))
            {
                _notes[i] = new(name, value);
                return;
            }
        }
        _notes.Add(new(name, value));
    }
}
