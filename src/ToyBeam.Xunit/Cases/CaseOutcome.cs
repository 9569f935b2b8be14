using System.Text;
using ToyBeam.Sim.Exploration;

namespace ToyBeam.Xunit.Cases;

/// <summary>How one call of a property's body went.</summary>
internal sealed class CaseOutcome
{
    private CaseOutcome(Exception? failure) => Failure = failure;

    public static CaseOutcome Held { get; } = new(null);

    public static CaseOutcome Rejected { get; } = new(null);

    /// <summary>What broke; null when nothing did.</summary>
    public Exception? Failure { get; }

    /// <summary>What makes two failures the same bug: shrinking must not slip from one to another. Null when nothing broke.</summary>
    public string? Identity => Failure switch
    {
        null => null,
        FindingException found => $"finding {found.Finding.Signature}",
        _ => $"{Failure.GetType().FullName} {WithoutNumbers(Failure.Message.AsSpan().TrimStart())}",
    };

    public static CaseOutcome Broke(Exception failure) => new(failure);

    /// <summary>The first line, each number in it written as <c>#</c>: smaller arguments give smaller numbers.</summary>
    private static string WithoutNumbers(ReadOnlySpan<char> message)
    {
        var end = message.IndexOfAny('\r', '\n');
        var text = new StringBuilder();
        foreach (var character in end < 0 ? message : message[..end])
        {
            if (!char.IsAsciiDigit(character))
            {
                text.Append(character);
            }
            else if (text.Length == 0 || text[^1] != '#')
            {
                text.Append('#');
            }
        }
        return text.ToString();
    }
}
