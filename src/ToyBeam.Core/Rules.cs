namespace ToyBeam.Core;

/// <summary>Whose rules hold for links and exits.</summary>
public enum Rules : byte
{
    /// <summary>Erlang/OTP's.</summary>
    Otp,

    /// <summary>The article's: a crash sends the message <c>"CRASH: P.1"</c> to each link and kills nobody; linking to a dead process leaves no link and harms nobody; a normal end tells nobody.</summary>
    Seed,
}
