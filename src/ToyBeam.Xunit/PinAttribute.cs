namespace ToyBeam.Xunit;

/// <summary>A case that failed once, run for ever: one more test beside the <see cref="BeamPropertyAttribute"/> it stands with. A failing property prints its own.</summary>
/// <param name="token">The token, as the failure printed it.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class PinAttribute(string token) : Attribute
{
    /// <summary>The token.</summary>
    public string Token { get; } = token;
}
