using System.Globalization;

namespace ToyBeam.Core;

/// <summary>When a receive may time out.</summary>
/// <remarks>A timeout of 0 is no matter of time: the process looks through its mailbox and goes on.</remarks>
public readonly record struct Timing
{
    /// <summary>The largest number of early timeouts.</summary>
    public const int MaxEarly = 254;

    private readonly byte _code; // 0: untimed, else one more than the number of early timeouts.

    private Timing(byte code) => _code = code;

    /// <summary>A timeout may happen whenever no message matches, however long it is: no clock, the larger set of behaviours. The default.</summary>
    public static Timing Untimed => default;

    /// <summary>A clock of the machine's own: timeouts happen in the order of their deadlines, and only when nothing else may.</summary>
    /// <param name="early">So many times in a run the earliest deadline may also pass while something else may happen: work that took too long. 0 to <see cref="MaxEarly"/>.</param>
    public static Timing Virtual(int early = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(early);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(early, MaxEarly);
        return new Timing((byte)(early + 1));
    }

    /// <summary>Whether there is a clock.</summary>
    public bool IsVirtual => _code != 0;

    /// <summary>How many timeouts of a run may come early; of no meaning when untimed.</summary>
    public int Early => Math.Max(0, _code - 1);

    /// <summary>As one byte, for tokens: 0 is untimed, n + 1 is virtual with n early timeouts.</summary>
    public byte ToByte() => _code;

    /// <summary>The timing of a byte.</summary>
    public static Timing FromByte(byte code) => new(code);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out Timing timing)
    {
        const string Prefix = "virtual:";
        timing = default;
        if (text is "untimed" or "virtual")
        {
            timing = text == "virtual" ? Virtual() : Untimed;
            return true;
        }
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || !int.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var early) || early > MaxEarly)
        {
            return false;
        }
        timing = Virtual(early);
        return true;
    }

    /// <summary>As on the command line: <c>untimed</c>, <c>virtual</c>, <c>virtual:3</c>.</summary>
    public override string ToString() => _code switch
    {
        0 => "untimed",
        1 => "virtual",
        _ => string.Create(CultureInfo.InvariantCulture, $"virtual:{Early}"),
    };
}
