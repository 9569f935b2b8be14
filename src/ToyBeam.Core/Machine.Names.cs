using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <content>Registered names: not signals but one table, which changes at once for everybody.</content>
public sealed partial class Machine
{
    private readonly NameTable _names = new();

    private void PerformRegister(Process process, Register register)
    {
        var who = IndexOf(register.Who);
        var entry = _names[register.Name];
        var there = who >= 0 && IsThere(_processes[who]);
        var possible = there && !_processes[who].Named && entry.Owner < 0;
        // What it sees: that nobody is there, or the name that he has, or this name.
        var seen = !there ? null : _processes[who].Named ? _names.Of(who)! : entry;
        if (seen is not null)
        {
            Touch(process, seen, changes: possible);
        }
        else if (_causal && who >= 0)
        {
            process.Learn(_processes[who].Past);
        }
        process.History = Hashing.Mix(process.History + entry.Hash + (seen?.Version ?? 0) + (possible ? 61u : there ? 67u : 71u));
        if (!possible)
        {
            Refuse(process, register.Name);
            return;
        }
        Change(entry, process.History);
        entry.Owner = who;
        _processes[who].Named = true;
        Emit(EventKind.Registered, process.Index, who, payload: register.Name);
        GoOn(process, register, null);
    }

    private void PerformUnregister(Process process, Unregister unregister)
    {
        var entry = _names[unregister.Name];
        var owner = entry.Owner;
        Touch(process, entry, changes: owner >= 0);
        process.History = Hashing.Mix(process.History + HashOf(entry) + 73);
        if (owner < 0)
        {
            Refuse(process, unregister.Name);
            return;
        }
        Change(entry, process.History);
        entry.Owner = -1;
        _processes[owner].Named = false;
        Emit(EventKind.Unregistered, process.Index, owner, payload: unregister.Name);
        GoOn(process, unregister, null);
    }

    private void PerformWhereIs(Process process, WhereIs question)
    {
        var owner = OwnerOf(process, question.Name);
        var pid = owner < 0 ? null : _processes[owner].Pid;
        process.History = Hashing.Mix(process.History + HashOf(_names[question.Name]) + 79);
        Emit(EventKind.LookedUp, process.Index, owner, payload: question.Name);
        GoOn(process, question, pid);
    }

    private void PerformSendNamed(Process process, SendNamed send)
    {
        var to = OwnerOf(process, send.Name);
        process.History = Hashing.Mix(process.History + HashOf(_names[send.Name]) + 83);
        if (to < 0)
        {
            Refuse(process, send.Name);
            return;
        }
        Send(process, to, _processes[to].Pid.Hash, send.Message);
        GoOn(process, send, null);
    }

    /// <summary>Who has a name; a process that must die has its name until it has died. -1 for nobody.</summary>
    private int OwnerOf(Process asker, string name)
    {
        var entry = _names[name];
        Touch(asker, entry, changes: false);
        return entry.Owner;
    }

    /// <summary>What it means to see a name: who has it, and since which change.</summary>
    private ulong HashOf(NameTable.Entry entry) => entry.Hash + Hashing.Mix(entry.Version + (entry.Owner < 0 ? 97 : _processes[entry.Owner].Pid.Hash));

    private static void Change(NameTable.Entry entry, ulong by) => entry.Version = Hashing.Mix(entry.Version + by);

    private void FreeName(Process dead)
    {
        var entry = _names.Of(dead.Index)!;
        Change(entry, dead.History + 89);
        entry.Owner = -1;
        dead.Named = false;
        Touch(dead, entry, changes: true);
        Emit(EventKind.Unregistered, dead.Index, dead.Index, payload: entry.Name);
    }

    /// <summary>Something is asked that cannot be: an error in the process that asks.</summary>
    private void Refuse(Process process, string name)
    {
        Emit(EventKind.BadArgument, process.Index, payload: name);
        Die(process, ExitReason.BadArg, cause: -1);
    }

    /// <summary>Causal delivery: who touches a name learns what those knew who changed it.</summary>
    private void Touch(Process process, NameTable.Entry entry, bool changes)
    {
        if (!_causal)
        {
            return;
        }
        process.Learn(entry.Past);
        if (changes)
        {
            process.PassOn();
            Past.Join(ref entry.Past, process.Past);
            process.Unseen = Hashing.Mix(process.Unseen + HashOf(entry.Past));
        }
    }
}
