using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Tokens;

/// <summary>Which program a token is about: a <see cref="NamedTarget"/> or a <see cref="TreeTarget"/>.</summary>
public abstract record TokenTarget
{
    private protected TokenTarget()
    {
    }
}

/// <summary>A scenario that has a name: a built-in one such as <c>lost-update</c>, or a user's, <c>Assembly::Name</c>.</summary>
public sealed record NamedTarget : TokenTarget
{
    /// <summary>A scenario with its parameters.</summary>
    /// <param name="name">Its name: not empty, printable.</param>
    /// <param name="parameters">Its parameters, in the scenario's order; names as for the target.</param>
    /// <exception cref="ArgumentException">A name is empty or not printable.</exception>
    public NamedTarget(string name, ValueList<(string Name, int Value)> parameters)
    {
        Name = TokenText.Require(name, nameof(name));
        foreach (var parameter in parameters)
        {
            TokenText.Require(parameter.Name, nameof(parameters));
        }
        Parameters = parameters;
    }

    /// <summary>The scenario's name.</summary>
    public string Name { get; }

    /// <summary>Names and values of its parameters, in the scenario's order; may be empty.</summary>
    public ValueList<(string Name, int Value)> Parameters { get; }
}

/// <summary>A program tree: the token carries all of it.</summary>
/// <param name="Tree">The program.</param>
public sealed record TreeTarget(ProgramTree Tree) : TokenTarget;
