using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Cli.Scenarios.Families.AllFamilies;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Families;

/// <summary>Families of names.</summary>
public static class Names
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ScenarioTemplate> All { get; } =
    [
        Of("regrace", "n processes want the same name, and end.", (_, n) =>
            SpawnAll(n, _ => Self(me => Register("name", me, () => End)), () => End), _ => [ExitReason.BadArg.Name]),
    ];
}
