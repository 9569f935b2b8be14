using System.Collections.Immutable;

namespace ToyBeam.Sim.Scenarios;

/// <summary>A family of scenarios: give it values for its parameters and it makes one.</summary>
public sealed class ScenarioTemplate
{
    private readonly Func<ImmutableArray<int>, Scenario> _make;

    /// <summary>The family of a single scenario.</summary>
    public ScenarioTemplate(Scenario scenario) : this([], _ => scenario)
    {
    }

    /// <summary>A family.</summary>
    /// <param name="parameters">Its parameters, each with a default.</param>
    /// <param name="make">Makes a scenario from the values, which come in the order of the parameters and are in range. Name and description must not depend on them.</param>
    public ScenarioTemplate(ImmutableArray<ParameterSpec> parameters, Func<ImmutableArray<int>, Scenario> make)
    {
        Parameters = parameters;
        _make = make;
        var standard = Build();
        Name = standard.Name;
        Description = standard.Description;
    }

    /// <summary>What the family is called: lower case with dashes.</summary>
    public string Name { get; }

    /// <summary>One line for people.</summary>
    public string Description { get; }

    /// <summary>The parameters, in order; empty for a single scenario.</summary>
    public ImmutableArray<ParameterSpec> Parameters { get; }

    /// <summary>The scenario with these values; parameters that are not named keep their defaults.</summary>
    /// <exception cref="ScenarioParameterException">A name is unknown or given twice, or a value is out of range.</exception>
    public Scenario Build(params ReadOnlySpan<Parameter> values)
    {
        var given = new int?[Parameters.Length];
        foreach (var value in values)
        {
            var index = IndexOf(value.Name);
            if (given[index] is not null)
            {
                throw new ScenarioParameterException(value.Name, $"The parameter '{value.Name}' of {Name} is given twice.");
            }
            var spec = Parameters[index];
            if (value.Value < spec.Min || value.Value > spec.Max)
            {
                throw new ScenarioParameterException(value.Name, $"The parameter '{value.Name}' of {Name} is from {spec.Min} to {spec.Max}, not {value.Value}.");
            }
            given[index] = value.Value;
        }
        var all = Parameters.Select((spec, i) => given[i] ?? spec.Default).ToImmutableArray();
        return _make(all) with { Parameters = [.. Parameters.Select((spec, i) => new Parameter(spec.Name, all[i]))] };
    }

    private int IndexOf(string parameter)
    {
        for (var i = 0; i < Parameters.Length; i++)
        {
            if (string.Equals(Parameters[i].Name, parameter, StringComparison.Ordinal))
            {
                return i;
            }
        }
        var known = Parameters.IsEmpty ? "none" : string.Join(", ", Parameters.Select(spec => spec.Name));
        throw new ScenarioParameterException(parameter, $"{Name} has no parameter '{parameter}'; its parameters: {known}.");
    }
}
