namespace ToyBeam.Sim.Tokens;

/// <summary>Why a text is no token that can be read, in the order in which it is looked at.</summary>
public enum TokenProblem
{
    /// <summary>It does not begin as a token does.</summary>
    NotAToken,

    /// <summary>A newer version made it.</summary>
    NewerVersion,

    /// <summary>It holds a character that no token has.</summary>
    NotASymbol,

    /// <summary>Its checksum does not fit: it was mistyped or cut.</summary>
    Typo,

    /// <summary>Its checksum fits, and what it says makes no sense.</summary>
    Malformed,
}
