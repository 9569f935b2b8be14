using ToyBeam.Core;

namespace ToyBeam.Sim.Running;

/// <summary>Reads the order of a run from its events, step by step.</summary>
/// <remarks>
/// A step joins the life of a process when it depends on what that one did before, and comes before all that it does later: its own step, its death, an
/// exit signal to it. A link or a monitor that is made at its end does only the latter. A message does neither: it waits in the mailbox.
/// </remarks>
internal sealed class CausalityReader
{
    private readonly Recording _recording;
    private readonly bool _instant;
    private readonly bool _causal;
    private readonly int[][] _causes;
    private readonly SignalLog _signals;
    private readonly List<int>[] _latest; // By process: the steps that its next one comes after.
    private readonly int[] _named; // By process: when its name last changed; 0 for never.
    private readonly int[] _doomed; // By process: when it died or was condemned; -1 for neither.
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(int From, int To), int> _delivered = [];
    private readonly SortedSet<int> _now = []; // The causes of the step that is being read.
    private int _step;

    public CausalityReader(Recording recording)
    {
        _recording = recording;
        _instant = recording.Options.Delivery == Delivery.Instant;
        _causal = recording.Options.Delivery == Delivery.Causal;
        _causes = new int[recording.Steps + 1][];
        _signals = new SignalLog(recording.ProcessCount);
        _latest = [.. Enumerable.Range(0, recording.ProcessCount).Select(static _ => new List<int>())];
        _named = new int[recording.ProcessCount];
        _doomed = new int[recording.ProcessCount];
        Array.Fill(_doomed, -1);
    }

    public Causality Read()
    {
        for (_step = 0; _step <= _recording.Steps; _step++)
        {
            _now.Clear();
            if (_step > 0)
            {
                ReadChoice(_recording.ChoiceOf(_step));
            }
            foreach (ref readonly var e in _recording.EventsOf(_step))
            {
                _signals.Read(e, _step);
                ReadEvent(e);
            }
            _now.Remove(_step);
            if (_now.Count > 1)
            {
                _now.Remove(0); // Everything comes after the start.
            }
            _now.CopyTo(_causes[_step] = new int[_now.Count]);
        }
        return new Causality(_causes, _signals);
    }

    private void ReadChoice(Choice choice)
    {
        if (choice.Kind == ChoiceKind.Deliver)
        {
            After(_delivered.GetValueOrDefault((choice.Process, choice.Other))); // A channel keeps its order.
            _delivered[(choice.Process, choice.Other)] = _step;
            return;
        }
        Join(choice.Process);
        if (choice.Pending == Op.Register && choice.Other >= 0) // What it finds: the name that the other has, or that it is dead.
        {
            After(_named[choice.Other]);
            After(Math.Max(0, _doomed[choice.Other]));
        }
    }

    private void ReadEvent(in Event e)
    {
        switch (e.Kind)
        {
            case EventKind.Started:
                _latest[e.Process].Add(_step);
                break;
            case EventKind.Spawned:
                _latest[e.Other].Add(_step);
                break;
            case EventKind.Sent when e.Other >= 0:
                After(_recording.ChoiceOf(_step).Pending == Op.SendNamed ? _named[e.Other] : 0);
                After(e.Other == e.Process ? _delivered.GetValueOrDefault((e.Process, e.Process)) : 0); // It arrives at once, now that nothing is before it.
                break;
            case EventKind.ExitSent when e.Other >= 0:
                After(Math.Max(0, _doomed[e.Other])); // Had it been alive, that would have ended it.
                break;
            case EventKind.Dropped when e.Process >= 0:
                After(Math.Max(0, _doomed[e.Process]));
                break;
            case EventKind.Queued when e.Process == e.Other:
                foreach (var exit in _signals.ExitsOnTheWayTo(e.Process))
                {
                    After(exit.Sent); // Behind those its mail to itself takes its place.
                }
                break;
            case EventKind.Delivered:
                ReadDelivered(e);
                break;
            case EventKind.Received:
                After(_signals.Of(e.Other, e.Number).Arrived!.Value);
                break;
            case EventKind.TimedOut:
                After(_delivered.GetValueOrDefault((e.Process, e.Process))); // What it has sent itself comes before it can be said that nothing came.
                break;
            case EventKind.ExitSignalled or EventKind.ExitReached:
                Join(e.Process);
                break;
            case EventKind.Died or EventKind.Condemned:
                ReadEnd(e);
                break;
            case EventKind.AskedAlive when e.Other >= 0: // A question and its answer.
                After(_latest[e.Other]);
                After(_delivered.GetValueOrDefault((e.Process, e.Other)));
                break;
            default:
                ReadShared(e);
                break;
        }
    }

    /// <summary>What two processes share: links, monitors, names.</summary>
    private void ReadShared(in Event e)
    {
        switch (e.Kind)
        {
            case EventKind.Linked or EventKind.Unlinked when _instant && e.Other >= 0:
                Touch(e.Other);
                break;
            case EventKind.LinkRefused when e.Other >= 0:
                After(_latest[e.Other]);
                break;
            case EventKind.Monitored:
                ReadMonitored(e, (MonitorRef)e.Payload!);
                break;
            case EventKind.Demonitored:
                After(_signals.DownOf((MonitorRef)e.Payload!)?.Arrived ?? 0);
                if (_instant && e is { Number: 1, Other: >= 0 })
                {
                    Touch(e.Other);
                }
                break;
            case EventKind.Registered or EventKind.Unregistered:
                var name = (string)e.Payload!;
                After(_names.GetValueOrDefault(name));
                _names[name] = _named[e.Other] = _step;
                Touch(e.Other);
                break;
            case EventKind.LookedUp or EventKind.BadArgument:
                After(_names.GetValueOrDefault((string)e.Payload!));
                break;
            default:
                break;
        }
    }

    private void ReadMonitored(in Event e, MonitorRef reference)
    {
        if (reference.Name is not null)
        {
            After(_names.GetValueOrDefault(reference.Name));
        }
        if (e.Other < 0)
        {
            return;
        }
        if (_doomed[e.Other] >= 0)
        {
            After(_latest[e.Other]);
        }
        else if (_instant)
        {
            Touch(e.Other);
        }
    }

    private void ReadDelivered(in Event e)
    {
        var signal = _signals.Of(e.Other, e.Number);
        After(signal.Sent);
        if (_causal)
        {
            var known = Causality.Marks(_causes, signal.Sent);
            foreach (var earlier in _signals.ArrivedAt(e.Process))
            {
                if (earlier.Sent < signal.Sent && known[earlier.Sent])
                {
                    After(earlier.Arrived!.Value); // It could not have come before that one.
                }
            }
        }
        if (signal.Kind is SignalKind.Exit or SignalKind.LinkExit or SignalKind.Down)
        {
            Join(e.Process); // What it does depends on the links, monitors and the trap flag of that time.
        }
        else if (signal.Kind != SignalKind.Message)
        {
            Touch(e.Process);
        }
    }

    /// <remarks>In the channel modes a death answers the links and monitors that are on their way to the dead.</remarks>
    private void ReadEnd(in Event e)
    {
        Join(e.Process);
        _doomed[e.Process] = _step;
        foreach (var request in _signals.LostWith(e.Process, _step))
        {
            if (request is { Arrived: null, Kind: SignalKind.Link or SignalKind.Monitor })
            {
                After(request.Sent);
            }
        }
    }

    private void After(int step) => _now.Add(step);

    private void After(List<int> steps) => _now.UnionWith(steps);

    private void Join(int process)
    {
        After(_latest[process]);
        _latest[process].Clear();
        _latest[process].Add(_step);
    }

    private void Touch(int process)
    {
        if (!_latest[process].Contains(_step))
        {
            _latest[process].Add(_step);
        }
    }
}
