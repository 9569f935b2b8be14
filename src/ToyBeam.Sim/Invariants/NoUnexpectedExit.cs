using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants;

/// <summary><c>no-unexpected-exit</c>: nobody ends otherwise than <c>normal</c>, unless the reason is expected. Reports the first, which is the one that takes others along.</summary>
/// <param name="expected">The names of the reasons that are no failure, besides <c>normal</c>.</param>
public sealed class NoUnexpectedExit(params IEnumerable<string> expected) : IInvariant
{
    private readonly string[] _expected = [.. expected];

    /// <inheritdoc/>
    public string Name => "no-unexpected-exit";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Died;

    /// <inheritdoc/>
    public void Begin(World world)
    {
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        var reason = (ExitReason)e.Payload!;
        if (reason.IsNormal || Array.IndexOf(_expected, reason.Name) >= 0)
        {
            return null;
        }
        return new Violation($"{world[e.Process]} ended with reason {reason}{Because(e, world)}")
        {
            Kind = FailureKind.UnexpectedExit,
            Detail = Pids.Hide(reason.Name, world),
        };
    }

    /// <summary>Over a link one dies of what another died of; an exit signal may come from one who lives.</summary>
    private static string Because(in Event e, World world) => e.Other < 0 || e.Other == e.Process ? ""
        : e.Payload!.Equals(world[e.Other].Reason) ? $", because {world[e.Other]} did"
        : $", because of {world[e.Other]}";
}
