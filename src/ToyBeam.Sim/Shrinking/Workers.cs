namespace ToyBeam.Sim.Shrinking;

/// <summary>Who does several things at once. The simulator stays on its caller's thread, so threads come from outside.</summary>
/// <param name="Count">How many things at once, at least 1.</param>
/// <param name="Each">Does something for each number from 0 up to, and without, another one, and comes back when all is done.</param>
public sealed record Workers(int Count, Action<int, Action<int>> Each)
{
    /// <summary>One after the other, on the caller's thread.</summary>
    public static Workers One { get; } = new(1, static (count, action) =>
    {
        for (var i = 0; i < count; i++)
        {
            action(i);
        }
    });
}
