using ToyBeam.Core;

namespace ToyBeam.Properties.Reference;

/// <summary>A message in a mailbox: what it says, which signal of whom it was, and what had happened before that was sent.</summary>
internal sealed record ReferenceMail(string Sender, int Number, Letter Letter, ReferencePast Past);

/// <summary>What a message says.</summary>
internal abstract record Letter
{
    public sealed record Text(string Value) : Letter
    {
        public override string ToString() => Literal.Of(Value);
    }

    public sealed record Exit(string From, string Reason) : Letter
    {
        public override string ToString() => $"EXIT {From} {Reason}";
    }

    public sealed record Down(ReferenceMonitor Monitor, string Reason) : Letter
    {
        public override string ToString() => $"DOWN {Monitor.Of ?? $"@{Monitor.Name}"} {Reason}";
    }
}
