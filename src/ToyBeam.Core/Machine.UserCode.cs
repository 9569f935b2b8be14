using System.Diagnostics.CodeAnalysis;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <content>
/// The only places where the program's own C# runs: continuations and guards. What it throws ends the process that it belongs to, as an
/// uncaught error does on the BEAM; the exception itself is kept in the exit reason.
/// </content>
[SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a program throws is its process's exit reason, not the machine's failure.")]
public sealed partial class Machine
{
    private Code? Continue(Process process, Code code, object? value)
    {
        try
        {
            return code.Next(value) ?? throw new InvalidOperationException($"The continuation after {code.Op} returned null instead of code.");
        }
        catch (Exception thrown)
        {
            Die(process, new ExitReason(thrown), cause: -1);
            return null;
        }
    }

    private Code? Continue(Process process, Clause clause, object message)
    {
        try
        {
            return clause.Run(message) ?? throw new InvalidOperationException($"The continuation of the clause {clause} returned null instead of code.");
        }
        catch (Exception thrown)
        {
            Die(process, new ExitReason(thrown), cause: -1);
            return null;
        }
    }

    /// <summary>How a process goes on after a receive that timed out.</summary>
    private Code? Continue(Process process, Clause.Timeout after) => Continue(process, after, message: null!);

    private bool FindMatch(Process process, Receive receive)
    {
        try
        {
            return process.FindMatch(receive);
        }
        catch (Exception thrown)
        {
            Die(process, new ExitReason(thrown), cause: -1);
            return false;
        }
    }

    /// <summary>Whether the newest letter matches the pending receive; remembers the match. A blocked process has none among the older ones.</summary>
    private bool NewestMatches(Process process, Receive receive, object message)
    {
        try
        {
            process.MatchedClause = receive.FirstMatch(message);
        }
        catch (Exception thrown)
        {
            Die(process, new ExitReason(thrown), cause: -1);
            return false;
        }
        process.MatchedLetter = process.Mailbox.Count - 1;
        return process.MatchedClause >= 0;
    }
}
