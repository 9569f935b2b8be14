using System.Globalization;
using ToyBeam.Core;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Sim.Viewer;

/// <summary>An instruction in a few words, as the table of processes shows it.</summary>
internal static class InstructionText
{
    /// <summary>The instruction at which a process stands; null when it has ended.</summary>
    public static string? Of(ProcessView process) => process.Pending switch
    {
        null => null,
        Die => $"dies of {process.Doom}",
        Work work when process.WorkDone > 0 => Invariant($"work {work.Amount}, {work.Amount - process.WorkDone} left"),
        var code => Of(code),
    };

    private static string Of(Code code) => code switch
    {
        End { Result: { } result } => $"end {Literal.Of(result)}",
        End => "end",
        Fail fail => $"fail {Literal.Quote(fail.Text)}",
        Work work => Invariant($"work {work.Amount}"),
        Spawn spawn => $"{SpawnVerb(spawn.Op)}{(spawn.Name is null ? "" : $" {spawn.Name}")}",
        Send send => $"send {Literal.Of(send.Message)} to {send.To}",
        SendNamed send => $"send {Literal.Of(send.Message)} to @{send.Name}",
        Receive receive => $"receive {receive}",
        Exit exit when exit.Reason.Equals(ExitReason.Crash) => "crash",
        Exit exit => $"exit {exit.Reason}",
        ExitOther exit => $"exit {exit.To} {exit.Reason}",
        Link link => $"{(link.Op == Op.Link ? "link" : "unlink")} {link.With}",
        TrapExit trap => $"trap_exit {(trap.On ? "on" : "off")}",
        _ => Rare(code),
    };

    private static string Rare(Code code) => code switch
    {
        Core.Instructions.Monitor monitor => $"monitor {Whom(monitor.Of, monitor.Name)}",
        Demonitor demonitor => $"demonitor {Whom(demonitor.Reference.Of, demonitor.Reference.Name)}{(demonitor.Info ? " info" : "")}{(demonitor.Flush ? " flush" : "")}",
        Register register => $"register {register.Who} @{register.Name}",
        Unregister unregister => $"unregister @{unregister.Name}",
        WhereIs whereIs => $"whereis @{whereIs.Name}",
        IsAlive alive => $"alive {alive.Who}",
        _ => code.Op.ToString().ToLowerInvariant(),
    };

    private static string SpawnVerb(Op op) => op switch
    {
        Op.SpawnLink => "spawn_link",
        Op.SpawnMonitor => "spawn_monitor",
        _ => "spawn",
    };

    private static string Whom(Pid? pid, string? name) => name is null ? $"{pid}" : $"@{name}";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
