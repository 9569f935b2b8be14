using ToyBeam.Core;
using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Viewer;

/// <summary>The signals of a run by number, in the order in which they were sent, with what each says.</summary>
internal sealed class SignalTable
{
    private readonly Dictionary<(int From, int Number), int> _ids = [];
    private readonly string?[] _texts;

    public SignalTable(IReadOnlyList<SentSignal> signals)
    {
        Signals = signals;
        _texts = new string?[signals.Count];
        for (var id = 0; id < signals.Count; id++)
        {
            _ids.Add((signals[id].From, signals[id].Number), id);
            _texts[id] = TextOf(signals[id].Payload);
        }
    }

    /// <summary>The signals.</summary>
    public IReadOnlyList<SentSignal> Signals { get; }

    /// <summary>The signal that has this number among its sender's.</summary>
    public int IdOf(int from, int number) => _ids[(from, number)];

    /// <summary>What a signal says; null for no more than its kind does.</summary>
    public string? TextOf(int id) => _texts[id];

    /// <summary>Takes note of what a signal in flight says, which the recording tells only when it arrives.</summary>
    public void Describe(int id, object? payload) => _texts[id] ??= TextOf(payload);

    /// <summary>Whether a signal came into a mailbox, rather than take effect at once.</summary>
    public static bool IsLetter(SentSignal signal) => signal is { Arrived: not null, Payload: ExitMessage or DownMessage } or { Arrived: not null, Kind: SignalKind.Message };

    /// <summary>What the page calls the kind of a signal: exits are of one kind, whether by a link or not.</summary>
    public static string KindOf(SentSignal signal) => signal.Kind == SignalKind.LinkExit ? "exit" : signal.Kind.ToString().ToLowerInvariant();

    private static string? TextOf(object? payload) => payload switch
    {
        null or MonitorRef => null,
        ExitReason reason => reason.Name,
        _ => Literal.Of(payload),
    };
}
