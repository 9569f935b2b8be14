using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Random;

namespace ToyBeam.Bench;

/// <summary>
/// The yardstick: a random walk over the same continuations with nothing that a walk can do without. Mailboxes, selective receive, a list of
/// who is ready; no links, deaths, order of choices, limits, hashes, events or protection from the program's exceptions. Steps are those of
/// granularity <c>visible</c>.
/// </summary>
internal sealed class BareLoop : Roots
{
    private readonly Rng _rng = new(0);
    private readonly PidTable _pids = new(); // Only roots, whose ids are 0, 1, 2, …: a process's index.
    private readonly List<int> _ready = [];
    private readonly List<Bare> _processes = [];
    private int _count;

    public override Pid this[int index] => _pids.Root(index);

    public override Pid Add(Code code, string? name = null, bool server = false)
    {
        if (_count == _processes.Count)
        {
            _processes.Add(new Bare(_pids.Root(_count)));
        }
        var process = _processes[_count++];
        process.Count = process.Head = 0;
        process.Ready = false;
        Settle(process, code);
        return process.Pid;
    }

    /// <summary>One random walk.</summary>
    /// <returns>Its steps.</returns>
    public int Run(Start start, ulong seed)
    {
        _rng.Seed(seed);
        Begin(start);
        var steps = 0;
        while (_ready.Count > 0)
        {
            Step(_processes[_ready[_ready.Count == 1 ? 0 : _rng.Below(_ready.Count)]]);
            steps++;
        }
        return steps;
    }

    /// <summary>Takes the steps that the machine took, to compare what both allocate.</summary>
    /// <exception cref="InvalidOperationException">The loop does not do what the machine does, so that comparing them would mean nothing.</exception>
    public void Replay(Start start, ReadOnlySpan<int> schedule)
    {
        Begin(start);
        foreach (var process in schedule)
        {
            if (!_processes[process].Ready)
            {
                throw new InvalidOperationException($"The bare loop and the machine disagree: process {process} is not ready.");
            }
            Step(_processes[process]);
        }
        if (_ready.Count > 0)
        {
            throw new InvalidOperationException("The bare loop and the machine disagree: the loop could go on.");
        }
    }

    private void Begin(Start start)
    {
        _count = 0;
        _ready.Clear();
        start(this);
    }

    private void Step(Bare process)
    {
        switch (process.Code)
        {
            case Send send:
                Deliver(_processes[send.To.Id], send.Message);
                Settle(process, send.Next(null));
                break;
            case Receive receive:
                var message = process.Take();
                Settle(process, receive[process.Clause].Run(message));
                break;
            case Spawn spawn:
                Settle(process, spawn.Next(Add(spawn.Child)));
                break;
            default: // An end of whatever kind.
                Unready(process);
                break;
        }
    }

    private void Deliver(Bare to, object message)
    {
        to.Append(message);
        if (!to.Ready && to.Code is Receive receive && to.Matches(receive, to.Count - 1))
        {
            MakeReady(to);
        }
    }

    private void Settle(Bare process, Code code)
    {
        while (code.Op == Op.Self)
        {
            code = code.Next(process.Pid);
        }
        process.Code = code;
        if (code is Receive receive && !process.FindMatch(receive))
        {
            Unready(process);
        }
        else
        {
            MakeReady(process);
        }
    }

    private void MakeReady(Bare process)
    {
        if (!process.Ready)
        {
            process.Ready = true;
            _ready.Add(process.Pid.Id);
        }
    }

    private void Unready(Bare process)
    {
        if (process.Ready)
        {
            process.Ready = false;
            var at = _ready.IndexOf(process.Pid.Id);
            _ready[at] = _ready[^1];
            _ready.RemoveAt(_ready.Count - 1);
        }
    }

    private sealed class Bare(Pid pid)
    {
        private object[] _ring = new object[16];

        public readonly Pid Pid = pid;
        public Code Code = null!;
        public int Head;
        public int Count;
        public int Clause;
        public bool Ready;
        private int _letter;

        public void Append(object message)
        {
            if (Count == _ring.Length)
            {
                var larger = new object[Count * 2];
                for (var i = 0; i < Count; i++)
                {
                    larger[i] = At(i);
                }
                (_ring, Head) = (larger, 0);
            }
            At(Count++) = message;
        }

        public object Take()
        {
            var message = At(_letter);
            for (var i = _letter; i > 0; i--)
            {
                At(i) = At(i - 1);
            }
            Head++;
            Count--;
            return message;
        }

        public bool FindMatch(Receive receive)
        {
            for (var i = 0; i < Count; i++)
            {
                if (Matches(receive, i))
                {
                    return true;
                }
            }
            return false;
        }

        public bool Matches(Receive receive, int letter)
        {
            _letter = letter;
            Clause = receive.FirstMatch(At(letter));
            return Clause >= 0;
        }

        private ref object At(int index) => ref _ring[(Head + index) & (_ring.Length - 1)];
    }
}
