using ToyBeam.Core;

namespace ToyBeam.Properties.Reference;

/// <summary>One of the things that may happen next, with processes by path.</summary>
internal sealed record ReferenceChoice(ChoiceKind Kind, Op Op, string Process, string? Other);
