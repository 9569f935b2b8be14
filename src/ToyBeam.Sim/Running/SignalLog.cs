using ToyBeam.Core;

namespace ToyBeam.Sim.Running;

/// <summary>Keeps book of the signals of a run, as its events tell of them.</summary>
internal sealed class SignalLog(int processes)
{
    private readonly List<SentSignal> _all = [];
    private readonly Dictionary<MonitorRef, int> _downs = [];
    private readonly List<int>[] _to = [.. Enumerable.Range(0, processes).Select(static _ => new List<int>())]; // By receiver.
    private readonly Dictionary<(int From, int Number), int> _indexOf = [];

    public IReadOnlyList<SentSignal> All => _all;

    /// <summary>A signal, by its sender and the how-many-eth of him it is.</summary>
    public SentSignal Of(int from, int number) => _all[_indexOf[(from, number)]];

    /// <summary>The same; null when there is no such signal.</summary>
    public SentSignal? Find(int from, int number) => _indexOf.TryGetValue((from, number), out var index) ? _all[index] : null;

    /// <summary>What told of the end of a monitor; null when nothing did so far.</summary>
    public SentSignal? DownOf(MonitorRef reference) => _downs.TryGetValue(reference, out var index) ? _all[index] : null;

    /// <summary>The signals that have arrived at a process.</summary>
    public IEnumerable<SentSignal> ArrivedAt(int process) => _to[process].Select(index => _all[index]).Where(static signal => signal.Arrived is not null);

    /// <summary>The exit signals that have neither arrived at a process nor been lost.</summary>
    public IEnumerable<SentSignal> ExitsOnTheWayTo(int process) =>
        _to[process].Select(index => _all[index]).Where(static signal => signal is { Arrived: null, Lost: null, Kind: SignalKind.Exit or SignalKind.LinkExit });

    /// <summary>The signals to a process that were lost in a step.</summary>
    public IEnumerable<SentSignal> LostWith(int process, int step) => _to[process].Select(index => _all[index]).Where(signal => signal.Lost == step);

    public void Read(in Event e, int step)
    {
        switch (e.Kind)
        {
            case EventKind.Sent:
                Find(e.Process, e.Other, e.Number, SignalKind.Message, e.Payload, step);
                break;
            case EventKind.ExitSent:
                Find(e.Process, e.Other, e.Number, SignalKind.Exit, e.Payload, step);
                break;
            case EventKind.Queued:
                Find(e.Process, e.Other, e.Number, (SignalKind)e.Payload!, null, step);
                break;
            case EventKind.Delivered:
                Reach(Find(e.Other, e.Process, e.Number, (SignalKind)e.Payload!, null, step), step);
                break;
            case EventKind.ExitSignalled:
                Reach(Find(e.Other, e.Process, e.Number, SignalKind.LinkExit, e.Payload, step), step);
                break;
            case EventKind.ExitReached:
                Reach(Find(e.Other, e.Process, e.Number, SignalKind.Exit, e.Payload, step), step);
                break;
            case EventKind.DownSignalled:
                _downs[(MonitorRef)e.Payload!] = Find(e.Other, e.Process, e.Number, SignalKind.Down, null, step);
                Reach(_downs[(MonitorRef)e.Payload!], step);
                break;
            case EventKind.Arrived: // A notice that nothing announced tells a link that there is nobody.
                var letter = Find(e.Other, e.Process, e.Number, SignalKind.LinkExit, e.Payload, step);
                _all[letter] = _all[letter] with { Payload = e.Payload, Arrived = step, Taken = null };
                break;
            case EventKind.Received:
                _all[_indexOf[(e.Other, e.Number)]] = Of(e.Other, e.Number) with { Taken = step };
                break;
            case EventKind.Demonitored when e.Clause == 1:
                var down = _downs[(MonitorRef)e.Payload!];
                _all[down] = _all[down] with { Taken = step };
                break;
            case EventKind.Dropped:
                _all[_indexOf[(e.Other, e.Number)]] = Of(e.Other, e.Number) with { Arrived = null, Taken = null, Lost = step };
                break;
            case EventKind.Died:
                Lose(e.Process, step);
                break;
            default:
                break;
        }
    }

    private void Reach(int index, int step) => _all[index] = _all[index] with { Arrived = step, Taken = step };

    private void Lose(int process, int step)
    {
        foreach (var index in _to[process])
        {
            if (_all[index] is { Taken: null, Lost: null })
            {
                _all[index] = _all[index] with { Lost = step };
            }
        }
    }

    private int Find(int from, int to, int number, SignalKind kind, object? payload, int step)
    {
        if (_indexOf.TryGetValue((from, number), out var known))
        {
            return known;
        }
        var index = _all.Count;
        _indexOf[(from, number)] = index;
        _all.Add(new SentSignal { Kind = kind, From = from, To = to, Number = number, Payload = payload, Sent = step });
        if (to >= 0)
        {
            _to[to].Add(index);
        }
        return index;
    }
}
