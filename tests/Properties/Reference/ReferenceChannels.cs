using System.Collections.Immutable;
using ToyBeam.Core;

namespace ToyBeam.Properties.Reference;

/// <summary>All signals under way, in the order in which they were sent: the channel of a pair is what of them goes from one to the other.</summary>
internal sealed record ReferenceChannels(ImmutableList<ReferenceSignal> Signals)
{
    public static ReferenceChannels Empty { get; } = new([]);

    public bool OnlyMonitors(string from, string to) => !Signals.Any(signal => signal.Goes(from, to) && signal.Content is not Content.Monitor);

    /// <summary>Whether a message or an exit signal of a process to itself is under way.</summary>
    public bool HasOwn(string path) => Signals.Any(signal => signal.Goes(path, path) && signal.Content is not Content.Down);

    /// <summary>Whether an exit signal of another process is under way to this one, sent on purpose or over a link.</summary>
    public bool HasExitOfOthers(string path) => Signals.Any(signal => signal.To == path && signal.From != path && signal.Content is Content.Exit or Content.LinkExit);

    /// <summary>What is under way to a process: sender by sender, in path order, each in the order of sending.</summary>
    public IEnumerable<ReferenceSignal> Into(string to) => Signals.Where(signal => signal.To == to).OrderBy(signal => signal.From, StringComparer.Ordinal);

    public ReferenceSignal Head(string from, string to) => Signals.First(signal => signal.Goes(from, to));

    /// <summary>What the mode lets be delivered next; by sender, then by receiver.</summary>
    public IEnumerable<ReferenceSignal> Deliverable(Delivery delivery) => Signals
        .Where(signal => ReferenceEquals(signal, Head(signal.From, signal.To)))
        .Where(signal => delivery == Delivery.Pairwise || !Signals.Any(other => IsFirst(other, signal)))
        .OrderBy(signal => signal.From, StringComparer.Ordinal)
        .ThenBy(signal => signal.To, StringComparer.Ordinal);

    /// <summary>Whether one signal must reach the process before the other: it was sent before. Within a channel its own order counts.</summary>
    private static bool IsFirst(ReferenceSignal other, ReferenceSignal signal) =>
        other.To == signal.To && other.From != signal.From && signal.Past.Holds(other);

    public ReferenceChannels With(ReferenceSignal signal) => new(Signals.Insert(PlaceOf(signal), signal));

    /// <summary>The end; but what a process sends to itself comes before the DOWNs at the end of its channel to itself.</summary>
    private int PlaceOf(ReferenceSignal signal)
    {
        var own = Signals.Where(other => other.Goes(signal.From, signal.To));
        var downs = own.Reverse().TakeWhile(other => other.Content is Content.Down).ToList();
        return signal.From != signal.To || signal.Content is Content.Down || downs.Count == 0 ? Signals.Count : Signals.IndexOf(downs[^1]);
    }

    public ReferenceChannels Without(ReferenceSignal signal) => new(Signals.Remove(signal));
}
