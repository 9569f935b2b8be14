using ToyBeam.Core;

namespace ToyBeam.Properties.Reference;

/// <summary>What did happen, with processes by path and payloads as text.</summary>
internal sealed record Happening(EventKind Kind, Op Op, string? Process, string? Other = null, int Number = 0, string? Payload = null, int Clause = 0);
