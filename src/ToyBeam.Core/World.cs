namespace ToyBeam.Core;

/// <summary>The state of a machine, to read: what invariants, predicates and reports look at. Always shows the machine as it is now.</summary>
public sealed class World
{
    private readonly Machine _machine;

    internal World(Machine machine) => _machine = machine;

    /// <summary>How the machine runs programs.</summary>
    public MachineOptions Options => _machine.Options;

    /// <summary>How many processes have existed in this run, dead ones included.</summary>
    public int ProcessCount => _machine.ProcessCount;

    /// <summary>What may happen next.</summary>
    public ReadOnlySpan<Choice> Enabled => _machine.Enabled;

    /// <summary>Whether nothing may happen any more, and not because the run was cut.</summary>
    public bool Quiescent => _machine.Enabled.IsEmpty && !_machine.LimitReached;

    /// <summary>Whether the run was cut at <see cref="MachineOptions.MaxSteps"/>.</summary>
    public bool LimitReached => _machine.LimitReached;

    /// <summary>The machine's clock in milliseconds: the latest deadline that has passed. Stays 0 when untimed.</summary>
    public long Clock => _machine.Clock;

    /// <summary>Steps taken in this run.</summary>
    public int Steps => _machine.Steps;

    /// <summary>A process, by its index in this run (order of creation).</summary>
    public ProcessView this[int process] => process >= 0 && process < ProcessCount
        ? new ProcessView(_machine, _machine.ProcessAt(process))
        : throw new ArgumentOutOfRangeException(nameof(process), process, $"There are {ProcessCount} processes in this run.");

    /// <summary>The index of the process with that path, such as <c>P.1</c>; -1 when it does not exist in this run.</summary>
    public int IndexOf(string path)
    {
        for (var i = 0; i < ProcessCount; i++)
        {
            if (string.Equals(_machine.ProcessAt(i).Pid.ToString(), path, StringComparison.Ordinal))
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>The index of a process; -1 when it does not exist in this run.</summary>
    public int IndexOf(Pid pid) => _machine.IndexOf(pid);

    /// <summary>The latest note of that name, or the default of <typeparamref name="T"/> when there is none.</summary>
    /// <exception cref="InvalidCastException">The note is of another type.</exception>
    public T? Note<T>(string name)
    {
        foreach (var note in _machine.Notes)
        {
            if (string.Equals(note.Key, name, StringComparison.Ordinal))
            {
                return (T?)note.Value;
            }
        }
        return default;
    }

    /// <summary>The names and latest values of all notes, in the order in which the names first appeared.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Notes => _machine.Notes;
}
