namespace ToyBeam.Properties.Reference;

/// <summary>Anything that one process sends to another, with all that had happened before the sending.</summary>
internal sealed record ReferenceSignal(string From, string To, int Number, Content Content, ReferencePast Past)
{
    public string Kind => Content.GetType().Name;

    public bool Goes(string from, string to) => From == from && To == to;
}

/// <summary>What a signal says; the names of the cases are the names of the kinds.</summary>
internal abstract record Content
{
    public sealed record Message(string Text) : Content;

    /// <summary>exit/2.</summary>
    public sealed record Exit(string Reason) : Content;

    /// <summary>A link's other end is dead.</summary>
    public sealed record LinkExit(string Reason) : Content;

    /// <summary>Heard: the latest Unlink of the receiver that the sender had received, by its number; 0 for none.</summary>
    public sealed record Link(int Heard) : Content;

    public sealed record Unlink : Content;

    public sealed record Monitor(ReferenceMonitor Reference) : Content;

    public sealed record Demonitor(ReferenceMonitor Reference) : Content;

    public sealed record Down(ReferenceMonitor Reference, string Reason) : Content;
}
