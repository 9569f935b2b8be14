using System.Globalization;

namespace ToyBeam.Sim.Conformance;

/// <summary>One way to run programs on the emulator: settings differ in which orders they make likely, never in what is allowed.</summary>
/// <param name="Flags">The emulator's own flags, such as <c>+S 2:2</c>.</param>
/// <param name="Runs">How often each program runs.</param>
/// <param name="Abreast">How many programs run at the same time.</param>
/// <param name="Seed">For the pauses that the processes make; the emulator itself has no seed, so a run can be repeated only roughly.</param>
public sealed record EmulatorSetting(string Flags, int Runs, int Abreast, int Seed)
{
    /// <summary>The longest timeout in milliseconds: a program's timeouts are cut to this, so that each of them may happen.</summary>
    private const int LongestTimeout = 3;

    /// <summary>Flags, and the share of all runs in tenths: those that show most get most; the last one switches most often and is slow.</summary>
    private static readonly (string Flags, int Abreast, int Tenths)[] Standard =
    [
        ("+S 1:1", 64, 2),
        ("+S 2:2", 16, 2),
        ("+S 4:4", 64, 2),
        ("+S 2:2 +T 4", 32, 3),
        ("+S 2:2 +T 9", 128, 1),
    ];

    /// <summary>The usual settings: from one scheduler to more than a small machine has, and two that make processes switch more often, children first.</summary>
    /// <param name="runs">How often each program runs, over all settings; those that get no run are left out.</param>
    public static IReadOnlyList<EmulatorSetting> Usual(int runs)
    {
        var settings = new List<EmulatorSetting>();
        var tenths = 0;
        foreach (var (flags, abreast, share) in Standard)
        {
            var from = (int)(runs * (long)tenths / 10);
            tenths += share;
            var own = (int)(runs * (long)tenths / 10) - from;
            if (own > 0)
            {
                settings.Add(new(flags, own, abreast, settings.Count + 1));
            }
        }
        return settings;
    }

    /// <summary>The setting as an Erlang term.</summary>
    internal string Term => string.Create(CultureInfo.InvariantCulture, $"[{{runs,{Runs}}},{{abreast,{Abreast}}},{{seed,{Seed}}},{{cap,{LongestTimeout}}}]");

    /// <summary>Such as <c>+S 2:2, 8 abreast, seed 2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Flags}, {Abreast} abreast, seed {Seed}");
}
