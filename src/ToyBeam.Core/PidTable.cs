namespace ToyBeam.Core;

/// <summary>The pids that one machine has ever named, as a trie; kept from run to run.</summary>
internal sealed class PidTable
{
    private readonly List<Pid> _roots = [];
    private int _count;
    private int _lastRank = -1;

    /// <summary>Grows whenever ranks were dealt anew: whoever keeps ranks must read them again.</summary>
    public int Renumbered { get; private set; }

    public int Count => _count;

    public Pid Root(int index)
    {
        while (_roots.Count <= index)
        {
            var root = new Pid(this, null, _roots.Count, _count++);
            _roots.Add(root);
            root.Rank = ++_lastRank; // A new root comes after every path there is.
        }
        return _roots[index];
    }

    public Pid Child(Pid parent, int number)
    {
        var children = parent.Children;
        return number < children.Length && children[number] is { } child ? child : NewChild(parent, number);
    }

    private Pid NewChild(Pid parent, int number)
    {
        if (number >= parent.Children.Length)
        {
            Array.Resize(ref parent.Children, Math.Max(4, number * 2));
        }
        var child = new Pid(this, parent, number, _count++);
        parent.Children[number] = child;
        if (Predecessor(parent, number).Rank == _lastRank)
        {
            child.Rank = ++_lastRank;
        }
        else
        {
            Renumber();
        }
        return child;
    }

    private static Pid Predecessor(Pid parent, int number)
    {
        var before = parent;
        for (var i = number - 1; i > 0; i--)
        {
            if (parent.Children[i] is { } sibling)
            {
                before = sibling;
                break;
            }
        }
        return before == parent ? parent : LastOf(before);
    }

    private static Pid LastOf(Pid pid)
    {
        while (LastChild(pid) is { } child)
        {
            pid = child;
        }
        return pid;
    }

    private static Pid? LastChild(Pid pid)
    {
        for (var i = pid.Children.Length - 1; i > 0; i--)
        {
            if (pid.Children[i] is { } child)
            {
                return child;
            }
        }
        return null;
    }

    private void Renumber()
    {
        _lastRank = -1;
        var open = new Stack<Pid>();
        for (var i = _roots.Count - 1; i >= 0; i--)
        {
            open.Push(_roots[i]);
        }
        while (open.TryPop(out var pid))
        {
            pid.Rank = ++_lastRank;
            for (var i = pid.Children.Length - 1; i > 0; i--)
            {
                if (pid.Children[i] is { } child)
                {
                    open.Push(child);
                }
            }
        }
        Renumbered++;
    }
}
