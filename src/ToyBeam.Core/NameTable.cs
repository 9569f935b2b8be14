namespace ToyBeam.Core;

/// <summary>The registered names of one run. Few, so a list in order of first use is enough; looked through in that order.</summary>
internal sealed class NameTable
{
    private readonly List<Entry> _entries = [];

    /// <summary>One name.</summary>
    internal sealed class Entry(string name)
    {
        /// <summary>What is known through the name in causal delivery: it outlives its owner.</summary>
        public int[] Past = ToyBeam.Core.Past.None;

        public string Name { get; } = name;

        /// <summary>Who has it, by index; -1 for nobody.</summary>
        public int Owner { get; set; } = -1;

        /// <summary>Hash of the last change: who looks the name up sees that change, and not only the owner.</summary>
        public ulong Version { get; set; }

        /// <summary>Hash of the name itself.</summary>
        public ulong Hash { get; } = Hashing.Of(name);
    }

    /// <summary>All names that were ever used in this run.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    public Entry this[string name]
    {
        get
        {
            foreach (var entry in _entries)
            {
                if (string.Equals(entry.Name, name, StringComparison.Ordinal))
                {
                    return entry;
                }
            }
            var made = new Entry(name);
            _entries.Add(made);
            return made;
        }
    }

    /// <summary>The name of a process; null when it has none.</summary>
    public Entry? Of(int process)
    {
        foreach (var entry in _entries)
        {
            if (entry.Owner == process)
            {
                return entry;
            }
        }
        return null;
    }

    public void Clear() => _entries.Clear();
}
