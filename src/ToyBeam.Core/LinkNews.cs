using System.Runtime.InteropServices;

namespace ToyBeam.Core;

/// <summary>For each other process what it did about links with this one, so that who ends a link also sees which one that was. Few, so a list is enough.</summary>
internal sealed class LinkNews
{
    private readonly List<(int Process, ulong Hash, bool Died)> _news = [];

    /// <summary>For each process a hash of all that, and whether it died while they were linked.</summary>
    public ReadOnlySpan<(int Process, ulong Hash, bool Died)> All => CollectionsMarshal.AsSpan(_news);

    public ulong this[int process]
    {
        get
        {
            var at = IndexOf(process);
            return at < 0 ? 0 : _news[at].Hash;
        }
    }

    public void Add(int process, ulong hash, bool died = false)
    {
        var at = IndexOf(process);
        if (at < 0)
        {
            _news.Add((process, Hashing.Mix(hash), died));
        }
        else
        {
            _news[at] = (process, _news[at].Hash + Hashing.Mix(hash), died);
        }
    }

    public void Clear() => _news.Clear();

    private int IndexOf(int process)
    {
        for (var i = 0; i < _news.Count; i++)
        {
            if (_news[i].Process == process)
            {
                return i;
            }
        }
        return -1;
    }
}
