using System.Diagnostics.CodeAnalysis;

namespace ToyBeam.Core;

/// <summary>The signals in flight from one process to another, to read. Shows them as they are now; not to be kept for the next run.</summary>
[SuppressMessage("Usage", "CA2231:Overload operator equals on overriding value type Equals", Justification = "A view is never compared.")]
public readonly struct ChannelView
{
    private readonly Channel _channel;

    internal ChannelView(Channel channel) => _channel = channel;

    /// <summary>The sender, by its index.</summary>
    public int From => _channel.From;

    /// <summary>The receiver, by its index.</summary>
    public int To => _channel.To;

    /// <summary>How many signals are in flight.</summary>
    public int Count => _channel.Count;

    /// <summary>How many ends of links the sender has sent through it in this run.</summary>
    public int UnlinksSent => _channel.UnlinksSent;

    /// <summary>How many of these were delivered.</summary>
    public int UnlinksSeen => _channel.UnlinksSeen;

    /// <summary>Whether the last that the sender did about a link with the receiver was to end it.</summary>
    public bool Unlinked => _channel.Unlinked;

    /// <summary>In causal delivery what the latest delivered signal of them that was no message has told the receiver, as <see cref="SignalView.Past"/>; empty for nothing.</summary>
    public ReadOnlySpan<int> Told => _channel.Told;

    /// <summary>One of them; 0 is the oldest.</summary>
    public SignalView this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            ref readonly var signal = ref _channel[index];
            return new SignalView(signal.Kind, signal.Number, signal.Payload, signal.UnlinksSeen) { Past = signal.Past };
        }
    }
}

/// <summary>A signal in flight, to read.</summary>
/// <param name="Kind">What kind of signal.</param>
/// <param name="Number">Which of its sender's signals it is, from 1.</param>
/// <param name="Payload">The message, the exit reason, the <see cref="MonitorRef"/> or the <see cref="DownMessage"/>; null for a link and its end.</param>
/// <param name="UnlinksSeen">Of a link: how many ends of links by the receiver its sender had seen.</param>
public readonly record struct SignalView(SignalKind Kind, int Number, object? Payload, int UnlinksSeen = 0)
{
    /// <summary>In causal delivery the latest signal of each process, by index, that its sender knew of; 0 for none.</summary>
    public ReadOnlyMemory<int> Past { get; init; }
}
