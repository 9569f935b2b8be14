namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>The processes that the events of one step have to do with, each once: those that are compared with the machine when the step is over.</summary>
internal sealed class Touched
{
    private readonly PerProcess<bool> _in = new();
    private Row<int> _processes;

    public ReadOnlySpan<int> Processes => _processes.Items;

    /// <param name="process">Its index; -1, a process that does not exist, is left out.</param>
    public void Add(int process)
    {
        if (process >= 0 && !_in[process])
        {
            _in[process] = true;
            _processes.Add(process);
        }
    }

    public void Clear()
    {
        foreach (var process in _processes.Items)
        {
            _in[process] = false;
        }
        _processes.Clear();
    }
}
