using ToyBeam.Core;
using ToyBeam.Sim.Invariants;

namespace ToyBeam.Properties.Laws;

/// <summary>Sees which interesting things happened in the runs that it watched, so that a law that is never put to the test does not look green.</summary>
internal sealed class Census : IInvariant
{
    private readonly HashSet<string> _seen = [];
    private readonly Dictionary<int, List<(int Sender, int Number)>> _mailboxes = [];
    private readonly HashSet<int> _trapping = [];
    private readonly HashSet<int> _blocked = [];

    public string Name => "census";

    public EventKinds Needs => EventKinds.All;

    public bool Saw(string what) => _seen.Contains(what);

    public void Begin(World world)
    {
        _mailboxes.Clear();
        _trapping.Clear();
        _blocked.Clear();
    }

    public Violation? On(in Event e, World world)
    {
        switch (e.Kind)
        {
            case EventKind.Started or EventKind.Spawned:
                _mailboxes[e.Kind == EventKind.Started ? e.Process : e.Other] = [];
                break;
            case EventKind.Arrived:
                See("a blocked process woke up", _blocked.Contains(e.Process) && world[e.Process].IsEnabled);
                See("a message woke nobody", _blocked.Contains(e.Process) && world[e.Process].IsBlocked);
                See("a process has two messages of one sender", _mailboxes[e.Process].Exists(From(e.Other)));
                _mailboxes[e.Process].Add((e.Other, e.Number));
                break;
            case EventKind.Received:
                See("a receive skipped a message", _mailboxes[e.Process][0] != (e.Other, e.Number));
                See("a receive took by a later clause", e.Clause > 0);
                _mailboxes[e.Process].Remove((e.Other, e.Number));
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

    private static Predicate<(int Sender, int Number)> From(int sender) => letter => letter.Sender == sender;

    private void Block(World world)
    {
        _blocked.Clear();
        for (var i = 0; i < world.ProcessCount; i++)
        {
            if (world[i].IsBlocked)
            {
                _blocked.Add(i);
            }
        }
    }

    private void See(string what, bool happened)
    {
        if (happened)
        {
            _seen.Add(what);
        }
    }
}
