namespace ToyBeam.Core;

/// <summary>The processes that one process is linked with: a set, in path order, which is the order in which a death tells them.</summary>
/// <remarks>A small sorted array of indices with their ranks; ranks may be dealt anew but never change places.</remarks>
internal sealed class LinkSet
{
    private int[] _processes = new int[4];

    public int Count { get; private set; }

    public int this[int index] => _processes[index];

    public bool Contains(int process) => Processes.Contains(process);

    public ReadOnlySpan<int> Processes => new(_processes, 0, Count);

    public void Add(Process process, Process[] all)
    {
        if (Contains(process.Index))
        {
            return;
        }
        if (Count == _processes.Length)
        {
            Array.Resize(ref _processes, Count * 2);
        }
        var i = Count++;
        for (; i > 0 && all[_processes[i - 1]].Pid.Rank > process.Pid.Rank; i--)
        {
            _processes[i] = _processes[i - 1];
        }
        _processes[i] = process.Index;
    }

    public bool Remove(int process)
    {
        var i = Processes.IndexOf(process);
        if (i < 0)
        {
            return false;
        }
        Count--;
        Array.Copy(_processes, i + 1, _processes, i, Count - i);
        return true;
    }

    public void Clear() => Count = 0;
}
