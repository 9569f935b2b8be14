using System.Globalization;
using ToyBeam.Core;
using ToyBeam.Properties.Laws;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Trees;
using Xunit.Abstractions;

namespace ToyBeam.Properties.Reference;

/// <summary>The machine and the naive reference do the same, event by event, on any program under any schedule.</summary>
/// <remarks>The variable <c>TOYBEAM_PAIRS</c> says how many pairs of a generated program and a schedule are tried, if it is to be another number than the usual.</remarks>
public sealed class ReferenceAgreement(ITestOutputHelper output)
{
    private const int UsualPairs = 6000;

    private static readonly int Pairs = Environment.GetEnvironmentVariable("TOYBEAM_PAIRS") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : UsualPairs;

    private static readonly MachineOptions[] Options =
    [
        .. from delivery in Enum.GetValues<Delivery>()
           from timing in new[] { Timing.Untimed, Timing.Virtual(), Timing.Virtual(early: 2) }
           from rules in Enum.GetValues<Rules>()
           from granularity in Enum.GetValues<Granularity>()
           select new MachineOptions { Delivery = delivery, Timing = timing, Rules = rules, Granularity = granularity },
    ];

    [Fact]
    public void Machine_and_reference_agree()
    {
        var machines = Options.ToDictionary(options => options, options => new Machine(options) { Observed = EventKinds.All });
        var seen = new Dictionary<(Delivery, EventKind), int>();
        BaseSeed.ForAll(Pairs, seed =>
        {
            var options = Options[(seed >> 32) % (ulong)Options.Length];
            Compare(Setting.ProgramOf(seed), machines[options], new Rng(seed), seen);
        });
        foreach (var (kind, delivery) in from kind in Enum.GetValues<EventKind>() where kind != EventKind.Untold from delivery in Enum.GetValues<Delivery>() select (kind, delivery))
        {
            var times = seen.GetValueOrDefault((delivery, kind));
            output.WriteLine($"{delivery} {kind}: {times}");
            Assert.True(Pairs < UsualPairs || times >= Floor(kind, delivery), $"Too rare to mean anything: {kind}, {times} times when {delivery}; TOYBEAM_SEED={BaseSeed.Value}");
        }
    }

    [Fact]
    public void They_agree_where_rules_are_seldom_needed()
    {
        var usual = Options.First(options => options is { Delivery: Delivery.Causal, Rules: Rules.Otp, Timing.IsVirtual: false, Granularity: Granularity.Visible });
        var machines = Options.ToDictionary(options => options, options => new Machine(options) { Observed = EventKinds.All });
        BaseSeed.ForAll(2 * Pairs, seed =>
        {
            var rng = new Rng(seed);
            var program = ReferenceCorners.Programs[rng.Below(ReferenceCorners.Programs.Length)];
            Compare(program, machines[rng.Below(2) == 0 ? usual : Options[rng.Below(Options.Length)]], rng, [], slow: true);
        });
    }

    /// <summary>How often a kind of event must come up in each mode of delivery.</summary>
    private static int Floor(EventKind kind, Delivery delivery) => kind switch
    {
        EventKind.Quiescent => 0, // The runner's, not the machine's.
        EventKind.Queued or EventKind.Delivered or EventKind.Condemned when delivery == Delivery.Instant => 0,
        EventKind.LookedUp => 40,
        _ => 100,
    };

    private static void Compare(ProgramTree tree, Machine machine, Rng rng, Dictionary<(Delivery, EventKind), int> seen, bool slow = false)
    {
        machine.Reset(tree.Compile());
        var reference = ReferenceState.Of(tree, machine.Options);
        while (true)
        {
            Same(reference.Events, MachineInWords.Happenings(machine), tree, machine);
            Same(reference.Enabled, MachineInWords.Enabled(machine), tree, machine);
            Same(MachineInWords.Processes(reference), MachineInWords.Processes(machine), tree, machine);
            foreach (var happening in reference.Events)
            {
                var key = (machine.Options.Delivery, happening.Kind);
                seen[key] = seen.GetValueOrDefault(key) + 1;
            }
            if (machine.Enabled.IsEmpty)
            {
                return;
            }
            Same([reference.Default], [MachineInWords.Enabled(machine)[machine.Default]], tree, machine);
            var index = rng.Below(machine.Enabled.Length);
            if (slow && machine.Enabled[index].Kind == ChoiceKind.Deliver) // The rules are about what is under way.
                index = rng.Below(machine.Enabled.Length);
            reference = reference.Step(reference.Enabled[index]);
            machine.Step(index);
        }
    }

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual, ProgramTree tree, Machine machine)
    {
        if (!expected.SequenceEqual(actual))
        {
            Assert.Fail($"step {machine.Steps}, {machine.Options}\nreference: {string.Join("\n  ", expected)}\nmachine: {string.Join("\n  ", actual)}\n{tree}");
        }
    }
}
