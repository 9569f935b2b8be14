namespace ToyBeam.Xunit;

/// <summary>Rejects a case that a property says nothing about: another one is generated in its place.</summary>
public static class Discard
{
    /// <summary>Rejects the case unless a precondition holds.</summary>
    /// <param name="condition">The precondition.</param>
    /// <exception cref="DiscardException">It does not hold.</exception>
    public static void Unless(bool condition)
    {
        if (!condition)
        {
            throw new DiscardException();
        }
    }
}

/// <summary>A case was rejected; see <see cref="Discard.Unless"/>.</summary>
public sealed class DiscardException() : Exception("The precondition rejects this case.");
