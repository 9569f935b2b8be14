namespace ToyBeam.Core;

/// <summary>The type of <see cref="Beam.End"/>: a value that stands for <c>End</c> and can be called as <c>End(result)</c>.</summary>
/// <remarks>C# allows no property and method of one name; a delegate that converts to <see cref="Code"/> is both.</remarks>
/// <param name="result">What the process leaves behind; part of the outcome.</param>
public delegate Code EndVerb(object? result);
