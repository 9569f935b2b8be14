namespace ToyBeam.Xunit;

/// <summary>A property does not hold, or cannot be run; the message is the whole story.</summary>
/// <remarks>It has no inner exception, and its stack trace is the test's own frames: what a runner prints below the message would otherwise be ours and reflection's.</remarks>
public sealed class PropertyFailedException : Exception
{
    private readonly string _frames;

    internal PropertyFailedException(string message, string frames = "") : base(message) => _frames = frames;

    /// <summary>The frames of the test's own code; empty when there are none.</summary>
    public override string StackTrace => _frames;
}
