namespace ToyBeam.Sim.Scenarios;

/// <summary>A scenario was asked for with a parameter that it does not have, twice with one, or with a value that is out of range.</summary>
public sealed class ScenarioParameterException : ArgumentException
{
    internal ScenarioParameterException(string parameter, string sentence) : base(sentence) => Parameter = parameter;

    /// <summary>The name of the parameter, as it was given.</summary>
    public string Parameter { get; }
}
