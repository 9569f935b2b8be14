using ToyBeam.Sim.Tokens;
using ToyBeam.Xunit.Bodies;
using ToyBeam.Xunit.Cases;

namespace ToyBeam.Xunit.Runners;

/// <summary>Tells whether a token is one of a property's.</summary>
internal static class ReplayMatch
{
    /// <summary>Why it is not, as a sentence; null when it is.</summary>
    public static string? Mismatch(BeamProperty property, Token token)
    {
        if (CaseAddress.TryRead(token, out _, out var name))
        {
            return name == property.FullName ? null : $"The token is of the property {name}.";
        }
        return token.Target switch
        {
            TreeTarget when property.TakesTree => null,
            TreeTarget => "The token holds a program tree, and this property does not take one alone.",
            NamedTarget named => $"The token is of the program \"{named.Name}\" and of no property: give it to Explore.Replay or to the command line.",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
