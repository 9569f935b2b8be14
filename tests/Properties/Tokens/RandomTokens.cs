using System.Globalization;
using ToyBeam.Core;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Tokens;

/// <summary>Tokens of every kind, with small and extreme numbers.</summary>
internal sealed class RandomTokens(ulong seed)
{
    private static readonly string[] Names = ["ex7", "lost-update", "Corpus.Tests::Zählt → 𝔸", "x"];

    private static readonly ProgramTree[] Trees = [.. Enumerable.Range(0, 100).Select(i => TreeGen.FromSeed((ulong)i, i % 30))];

    private readonly Rng _rng = new(seed);

    public Token Next() => Chance(3) ? Seed() : Schedule();

    private SeedToken Seed() => new(Options(), Target(), Pick("portfolio", "pct:3", "sticky:32", "ü"), Extreme(ulong.MaxValue), (long)Extreme(long.MaxValue), Int32());

    private ScheduleToken Schedule()
    {
        var deviations = new Deviation[_rng.Below(Chance(10) ? 40 : 5)];
        var steps = new Dictionary<string, int>();
        for (var i = 0; i < deviations.Length; i++)
        {
            var process = Chance(8) ? "" : Path();
            var before = steps.GetValueOrDefault(process);
            steps[process] = process.Length == 0 ? 0 : before + Math.Min(Int32(), int.MaxValue - before);
            var others = Chance(4) ? Int32() : 0;
            deviations[i] = new(new Anchor(process, steps[process], others), new ScheduledChoice(ChoiceKind.Run, Path()));
        }
        return new ScheduleToken(Options(), Target(), (uint)_rng.Next(), new Schedule([.. deviations]), (ushort)_rng.Next(), (ushort)_rng.Next());
    }

    private MachineOptions Options() => new()
    {
        Rules = Pick(Rules.Otp, Rules.Seed),
        Granularity = (Granularity)_rng.Below(4),
        MaxSteps = Chance(2) ? MachineOptions.DefaultMaxSteps : Math.Max(1, Int32()),
    };

    private TokenTarget Target()
    {
        if (Chance(3))
        {
            return new TreeTarget(Trees[_rng.Below(Trees.Length)]);
        }
        var parameters = new (string, int)[_rng.Below(3)];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = (Pick("n", "k", "Größe"), Chance(2) ? Int32() : -1 - Int32());
        }
        return new NamedTarget(Names[_rng.Below(Names.Length)], [.. parameters]);
    }

    private string Path()
    {
        var path = Pid.RootName(Chance(5) ? Int32() / 2 : _rng.Below(3));
        for (var depth = _rng.Below(4); depth > 1; depth--)
        {
            path += "." + Math.Max(1, Int32()).ToString(CultureInfo.InvariantCulture);
        }
        return path;
    }

    private int Int32() => (int)Extreme(int.MaxValue);

    /// <summary>Mostly small, sometimes of any size, sometimes the limit itself.</summary>
    private ulong Extreme(ulong limit) => _rng.Below(10) switch
    {
        0 => limit,
        1 => Math.Min(limit, _rng.Next() >> _rng.Below(64)),
        _ => (ulong)_rng.Below(4),
    };

    private bool Chance(int oneIn) => _rng.Below(oneIn) == 0;

    private T Pick<T>(params ReadOnlySpan<T> values) => values[_rng.Below(values.Length)];
}
