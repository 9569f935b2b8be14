using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <content>Timeouts of receives: a choice whenever nothing matches, or by a clock of the machine's own.</content>
public sealed partial class Machine
{
    private readonly bool _virtual;
    private readonly List<Process> _timers = []; // Virtual time: who waits for a deadline.
    private int _timersOffered;
    private long _clock;
    private int _early;
    private ulong _timeouts; // Hash of all of them: the clock puts them in one order.

    /// <summary>The machine's clock in milliseconds: the deadline of the latest timeout. Stays 0 without one.</summary>
    internal long Clock => _clock;

    private void StartTimer(Process process, int milliseconds)
    {
        if (LimitReached)
        {
            return;
        }
        process.Deadline = _clock + milliseconds;
        if (_virtual)
        {
            process.Unseen = Hashing.Mix(process.Unseen + (ulong)_clock + 109);
            _timers.Add(process); // Offered when the step is over.
        }
        else
        {
            OfferTimeout(process);
        }
    }

    private void StopTimer(Process process) => _timers.Remove(process);

    private void PerformTimeout(Process process, Receive receive)
    {
        var after = receive.After!;
        if (process.TimingOut)
        {
            ExpireTimer(process);
        }
        process.Unmatched = false;
        process.History = Hashing.Mix(process.History + 23);
        Emit(EventKind.TimedOut, process.Index, -1, after.Milliseconds, null, receive);
        Settle(process, Continue(process, after));
    }

    private void ExpireTimer(Process process)
    {
        Disable(process);
        _refocus = true; // It stands elsewhere in the order now.
        if (_virtual)
        {
            _timers.Remove(process);
            var early = _enabled.Count > _timersOffered;
            _early -= early ? 1 : 0;
            _clock = process.Deadline;
            _timeouts = Hashing.Mix(_timeouts + process.Pid.Hash + (early ? 1u : 0u));
        }
    }

    /// <summary>Virtual time: the earliest deadlines are choices when there is no other one, or while early timeouts are left.</summary>
    private void OfferTimeouts()
    {
        var earliest = EarliestDeadline();
        var may = _early > 0 || _enabled.Count == _timersOffered;
        foreach (var process in _timers)
        {
            var offered = may && process.Deadline == earliest;
            if (offered && !process.Enabled)
            {
                OfferTimeout(process);
            }
            else if (!offered && process.Enabled)
            {
                Disable(process);
            }
        }
    }

    private void OfferTimeout(Process process)
    {
        process.Enabled = process.TimingOut = true;
        _timersOffered++;
        _enabled.Insert(new Choice(ChoiceKind.Timeout, Op.Receive, (ushort)process.Index, -1), EnabledSet.TimeoutKey(process.Pid));
    }

    private long EarliestDeadline()
    {
        var earliest = long.MaxValue;
        foreach (var process in _timers)
        {
            earliest = Math.Min(earliest, process.Deadline);
        }
        return earliest;
    }

    /// <summary>The index of the choice whose deadline is the earliest, when all choices are timeouts.</summary>
    private int EarliestTimeout()
    {
        var best = 0;
        for (var i = 1; i < _enabled.Count; i++)
        {
            if (_processes[_enabled[i].Process].Deadline < _processes[_enabled[best].Process].Deadline)
            {
                best = i;
            }
        }
        return best;
    }
}
