using System.Globalization;

namespace ToyBeam.Sim.Trees;

/// <summary>Names of local functions: each is given once, and none hides a verb or a type.</summary>
internal sealed class CSharpNames(string className)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal)
    {
        className, "Beam", "Code", "Pid", "Roots", "Start", "Clause", "ExitReason", "ExitMessage", "MonitorRef", "DownMessage", LatestVerb,
        "End", "Fail", "Note", "Work", "Self", "Spawn", "SpawnLink", "SpawnMonitor", "Send", "Receive", "After", "On", "Is", "Any", "Exited", "Down",
        "Exit", "Crash", "ExitOther", "Link", "Unlink", "Monitor", "Demonitor", "DemonitorInfo", "Register", "Unregister", "WhereIs", "IsAlive", "TrapExit",
    };

    /// <summary>The verb that a printed program brings itself, where it needs it.</summary>
    internal const string LatestVerb = "DemonitorLatest";

    /// <summary>A name with a capital that is like the wish and not taken.</summary>
    internal string Function(string wish)
    {
        var name = char.IsAsciiLetter(wish[0]) ? char.ToUpperInvariant(wish[0]) + wish[1..] : "Child" + wish;
        return Fresh(name, candidate => !_taken.Add(candidate));
    }

    internal static string Fresh(string name, Func<string, bool> isTaken)
    {
        var fresh = name;
        for (var n = 2; isTaken(fresh); n++)
            fresh = string.Create(CultureInfo.InvariantCulture, $"{name}_{n}");
        return fresh;
    }
}
