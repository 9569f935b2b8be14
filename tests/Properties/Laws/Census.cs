using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Invariants;

namespace ToyBeam.Properties.Laws;

/// <summary>Sees which interesting things happened in the runs that it watched, so that a law that is never put to the test does not look green.</summary>
internal sealed class Census : IInvariant
{
    private readonly HashSet<string> _seen = [];
    private readonly Dictionary<int, List<(int Sender, int Number, object? Message)>> _mailboxes = [];
    private readonly HashSet<int> _trapping = [];
    private readonly HashSet<int> _blocked = [];
    private readonly HashSet<int> _busy = []; // To whom signals were on their way.
    private Event _before;

    public string Name => "census";

    public EventKinds Needs => EventKinds.All;

    public bool Saw(string what) => _seen.Contains(what);

    /// <summary>As if it had seen nothing.</summary>
    public void Forget() => _seen.Clear();

    public void Begin(World world)
    {
        _mailboxes.Clear();
        _trapping.Clear();
        _blocked.Clear();
        _busy.Clear();
        _before = default;
    }

    public Violation? On(in Event e, World world)
    {
        SeeSignals(e, world);
        SeeMonitorsAndNames(e);
        _before = e;
        switch (e.Kind)
        {
            case EventKind.Started or EventKind.Spawned:
                _mailboxes[e.Kind == EventKind.Started ? e.Process : e.Other] = [];
                break;
            case EventKind.Arrived:
                See("a blocked process woke up", _blocked.Contains(e.Process) && world[e.Process].IsEnabled);
                See("a message woke nobody", _blocked.Contains(e.Process) && world[e.Process].IsBlocked);
                See("a process has two messages of one sender", _mailboxes[e.Process].Exists(From(e.Other)));
                _mailboxes[e.Process].Add((e.Other, e.Number, e.Payload));
                break;
            case EventKind.Received:
                var taken = _mailboxes[e.Process].FindIndex(Is(e.Other, e.Number));
                See("a receive skipped a message", taken > 0);
                See("a receive took by a later clause", e.Clause > 0);
                _mailboxes[e.Process].RemoveAt(taken);
                break;
            case EventKind.Demonitored when e.Clause == 1:
                _mailboxes[e.Process].RemoveAt(_mailboxes[e.Process].FindIndex(DownOf(e.Payload)));
                break;
            case EventKind.TrapSet:
                _ = e.Number == 1 ? _trapping.Add(e.Process) : _trapping.Remove(e.Process);
                break;
            case EventKind.ExitSignalled:
                See("an exit signal came over a link", true);
                See("an exit signal was trapped", _trapping.Contains(e.Process));
                break;
            case EventKind.Died:
                See("a process died of another", e.Other >= 0);
                See("a mailbox vanished with its process", e.Number > 0);
                break;
            case EventKind.Dropped:
                See("a message was dropped at the dead", true);
                break;
            case EventKind.LinkRefused:
                See("a link with the dead was refused", true);
                break;
            case EventKind.Linked:
                See("two processes were linked", true);
                break;
            case EventKind.Worked:
                See("a process worked", true);
                break;
            case EventKind.Unlinked:
                See("a link ended by unlink", e.Number == 1);
                break;
            case EventKind.Stepped:
                Block(world);
                break;
            default:
                break;
        }
        return null;
    }

    private void SeeSignals(in Event e, World world)
    {
        switch (e.Kind)
        {
            case EventKind.Queued:
                See("two signals of one pair were on their way", InFlight(world, e.Process, e.Other) > 1);
                break;
            case EventKind.Stepped when _before.Kind == EventKind.Delivered:
                var receiver = world[_before.Process];
                See("a notice of a death was ignored", _before.Payload is SignalKind.LinkExit);
                See("a DOWN was ignored", _before.Payload is SignalKind.Down);
                See("a link came too late", _before.Payload is SignalKind.Link && receiver.IsAlive && !receiver.Links.Contains(_before.Other));
                break;
            case EventKind.ExitSignalled:
                See("a link told that there is nobody", !e.Payload!.Equals(world[e.Other].Reason));
                break;
            case EventKind.ExitReached:
                See("an exit signal was sent to a process", e.Process != e.Other);
                See("a process was killed", ((ExitReason)e.Payload!).Equals(ExitReason.Kill));
                break;
            case EventKind.Condemned:
                See("a process had to die", true);
                break;
            case EventKind.Died:
                See("signals were on their way to the dying", _busy.Contains(e.Process));
                break;
            case EventKind.TimedOut:
                See("a receive timed out", true);
                break;
            default:
                break;
        }
    }

    private void SeeMonitorsAndNames(in Event e)
    {
        switch (e.Kind)
        {
            case EventKind.Arrived when e.Payload is DownMessage down:
                See("a monitor told of a death", !down.Reason.Equals(ExitReason.NoProc));
                See("a monitor told that there is nobody", down.Reason.Equals(ExitReason.NoProc));
                break;
            case EventKind.Demonitored:
                See("a monitor was ended", e.Number == 1);
                See("a monitor was ended too late", e.Number == 0);
                See("a DOWN was flushed", e.Clause == 1);
                break;
            case EventKind.Died:
                See("a death freed a name", _before.Kind == EventKind.Unregistered && _before.Process == e.Process && _before.Other == e.Process);
                break;
            case EventKind.LookedUp:
                See("a name had an owner", e.Other >= 0);
                See("a name had no owner", e.Other < 0);
                break;
            case EventKind.BadArgument:
                See("a bad argument was given", true);
                break;
            default:
                break;
        }
    }

    private static int InFlight(World world, int from, int to) =>
        Enumerable.Range(0, world[to].ChannelCount).Select(i => world[to].Channel(i)).Where(channel => channel.From == from).Sum(channel => channel.Count);

    private static Predicate<(int Sender, int Number, object? Message)> From(int sender) => letter => letter.Sender == sender;

    private static Predicate<(int Sender, int Number, object? Message)> Is(int sender, int number) => letter => letter.Sender == sender && letter.Number == number;

    private static Predicate<(int Sender, int Number, object? Message)> DownOf(object? monitor) => letter => letter.Message is DownMessage down && ReferenceEquals(down.Ref, monitor);

    private void Block(World world)
    {
        _blocked.Clear();
        _busy.Clear();
        var busy = 0;
        for (var i = 0; i < world.ProcessCount; i++)
        {
            var process = world[i];
            if (process.IsBlocked)
            {
                _blocked.Add(i);
                See("a question had to wait", process.Pending is IsAlive);
                See("a timeout had to wait for its time", process.Waiting?.After is not null);
            }
            var channels = Enumerable.Range(0, process.ChannelCount).Count(channel => process.Channel(channel).Count > 0);
            busy += process is { IsAlive: true, IsCondemned: false } ? channels : 0;
            _ = channels > 0 && _busy.Add(i);
        }
        See("a delivery had to wait for another", !world.LimitReached && world.Enabled.ToArray().Count(choice => choice.Kind == ChoiceKind.Deliver) < busy);
    }

    private void See(string what, bool happened)
    {
        if (happened)
        {
            _seen.Add(what);
        }
    }
}
