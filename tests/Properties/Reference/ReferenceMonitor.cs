namespace ToyBeam.Properties.Reference;

/// <summary>One monitor: whose, which of its monitors it is, and of whom: by pid or by registered name, the other one is null.</summary>
internal sealed record ReferenceMonitor(string Owner, int Number, string? Of, string? Name)
{
    public override string ToString() => $"{Owner}#{Number}";
}
