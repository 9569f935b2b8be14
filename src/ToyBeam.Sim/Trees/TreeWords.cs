using System.Globalization;

namespace ToyBeam.Sim.Trees;

/// <summary>The words of the tree language and what may stand as a name, a reason, a text or a number.</summary>
internal static class TreeWords
{
    /// <summary>How deep blocks may nest. Every walk over a tree is recursive; this keeps each of them far from the end of the stack.</summary>
    internal const int MaxDepth = 200;

    /// <summary>The largest amount of a <c>work</c>.</summary>
    internal const int MaxWork = 1_000_000_000;

    /// <summary>The largest time of an <c>after</c>.</summary>
    internal const int MaxTime = 1_000_000_000;

    /// <summary>The words a statement can begin with.</summary>
    internal static readonly string[] Statements =
    [
        "work", "spawn", "spawn_link", "spawn_monitor", "send", "receive", "link", "unlink", "monitor", "demonitor", "register", "unregister",
        "whereis", "alive", "trap_exit", "exit", "crash", "end", "fail", "note",
    ];

    private static readonly string[] Others = ["self", "parent", "server", "on", "off", "flush", "info", "after", "down"];

    internal static bool IsKeyword(string word) => Array.IndexOf(Statements, word) >= 0 || Array.IndexOf(Others, word) >= 0;

    internal static bool IsName(string word) => IsWord(word) && !IsKeyword(word);

    /// <summary><c>crash</c> is the one keyword that is a reason too.</summary>
    internal static bool IsReason(string word) => word == "crash" || IsName(word);

    internal static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] != '\n')
                return false;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }
        return true;
    }

    internal static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_';

    internal static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    internal static string RequireName(string name) =>
        IsName(name) ? name : throw new ArgumentException($"`{name}` is not a name: a letter, then letters, digits and _, and no keyword.", nameof(name));

    internal static string RequireReason(string reason) =>
        IsReason(reason) ? reason : throw new ArgumentException($"`{reason}` is not a reason: a letter, then letters, digits and _, and no keyword.", nameof(reason));

    internal static string RequireText(string text) =>
        IsText(text) ? text : throw new ArgumentException("A text is well-formed Unicode without control characters except line feed.", nameof(text));

    internal static int RequireWork(int amount) =>
        amount is >= 0 and <= MaxWork ? amount : throw new ArgumentOutOfRangeException(nameof(amount), amount, WorkRange);

    internal static int RequireTime(int milliseconds) =>
        milliseconds is >= 0 and <= MaxTime ? milliseconds : throw new ArgumentOutOfRangeException(nameof(milliseconds), milliseconds, TimeRange);

    internal static string WorkRange { get; } = string.Create(CultureInfo.InvariantCulture, $"an amount of work from 0 to {MaxWork:N0}");

    internal static string TimeRange { get; } = string.Create(CultureInfo.InvariantCulture, $"a time in milliseconds from 0 to {MaxTime:N0}");

    /// <summary>A word of the language: <c>_</c> alone is the pattern for any message.</summary>
    internal static bool IsWord(string word) =>
        word.Length > 0 && word != "_" && IsWordStart(word[0]) && word.All(IsWordPart);
}
