using System.Globalization;

namespace ToyBeam.Sim.Scenarios;

/// <summary>A parameter's name with its value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public readonly record struct Parameter(string Name, int Value)
{
    /// <summary>As on the command line, such as <c>n=4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}={Value}");
}

/// <summary>What a scenario's parameter means and may be.</summary>
/// <param name="Name">The name: a short word.</param>
/// <param name="Default">The value when the user gives none.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="Meaning">What it counts, in a few words.</param>
public sealed record ParameterSpec(string Name, int Default, int Min, int Max, string Meaning);
