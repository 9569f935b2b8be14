using ToyBeam.Core;
using ToyBeam.Properties.Laws;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;
using Xunit.Abstractions;

namespace ToyBeam.Properties.Traces;

/// <summary>What happened before what, in runs of random programs under every rule, granularity and mode of delivery.</summary>
public sealed class CausalityLaws(ITestOutputHelper output)
{
    private static readonly MachineOptions[] Untimed = [.. Setting.Everywhere.Where(static options => !options.Timing.IsVirtual)];

    [Fact]
    public void Happening_before_is_a_strict_partial_order_that_agrees_with_time() => BaseSeed.ForAll(400, seed =>
    {
        var run = RandomRun(seed, out _);
        var order = Causality.Of(run);
        Assert.Equal(run.Steps, order.Steps);
        var steps = Math.Min(run.Steps, 40);
        for (var a = 0; a <= steps; a++)
        {
            Assert.False(order.Before(a, a));
            Assert.True(a == 0 || order.Before(0, a));
            for (var b = 0; b <= steps; b++)
            {
                Assert.False(order.Before(a, b) && a > b);
                for (var c = b + 1; c <= steps && order.Before(a, b); c++)
                {
                    Assert.True(!order.Before(b, c) || order.Before(a, c), $"{a} before {b} before {c}");
                }
            }
        }
    });

    [Fact]
    public void A_process_lives_in_order_and_what_it_takes_was_sent_and_has_arrived_before() => BaseSeed.ForAll(1000, seed =>
    {
        var run = RandomRun(seed, out _);
        var order = Causality.Of(run);
        var last = new int[run.ProcessCount];
        for (var step = 1; step <= run.Steps; step++)
        {
            var choice = run.ChoiceOf(step);
            if (choice.Kind != ChoiceKind.Deliver)
            {
                Assert.True(order.InPastOf(last[choice.Process], step));
                last[choice.Process] = step;
            }
            foreach (ref readonly var e in run.EventsOf(step))
            {
                if (e.Kind == EventKind.Spawned)
                {
                    last[e.Other] = step;
                }
                if (e.Kind is EventKind.Received or EventKind.Delivered)
                {
                    var signal = order.SignalOf(e)!;
                    Assert.Equal((e.Other, e.Process, e.Number), (signal.From, signal.To, signal.Number));
                    Assert.True(order.Before(signal.Sent, step));
                    Assert.True(order.InPastOf(signal.Arrived!.Value, step));
                }
            }
        }
    });

    /// <summary>The law that gives the order its meaning: what is not in the past of a step may be left out, and the step does what it did.</summary>
    [Fact]
    public void The_past_of_a_step_alone_leads_to_that_step()
    {
        var (taken, leftOut) = (0, 0);
        BaseSeed.ForAll(3000, seed =>
        {
            var run = RandomRun(seed, out var options);
            if (run.Steps == 0)
            {
                return;
            }
            var order = Causality.Of(run);
            var rng = new Rng(seed);
            for (var i = 0; i < 3; i++)
            {
                var step = 1 + rng.Below(run.Steps);
                var past = order.PastOf(step);
                var difference = FirstDifference(seed, options, run, past);
                Assert.True(difference.Length == 0, difference);
                taken += past.Count - 1;
                leftOut += step - (past.Count - 1);
            }
        });
        output.WriteLine($"{taken} steps run, {leftOut} left out");
        Assert.True(leftOut > taken / 8, $"Too few are left out to mean anything: {leftOut} of {leftOut + taken}; TOYBEAM_SEED={BaseSeed.Value}");
    }

    private static string FirstDifference(ulong seed, MachineOptions options, Recording run, IReadOnlyList<int> past)
    {
        var machine = new Machine(options) { Observed = EventKinds.All };
        machine.Reset(Setting.ProgramOf(seed).Compile());
        foreach (var step in past.Skip(1))
        {
            var choice = run.ChoiceOf(step);
            var wanted = Identity(choice, run.PathOf);
            var index = IndexOf(machine, wanted);
            var told = Told(run.EventsOf(step), Actor(choice), run.PathOf);
            if (index < 0)
            {
                return Where($"step {step} ({wanted}: {told}) is not enabled", past, run, options, seed);
            }
            choice = machine.Enabled[index];
            machine.Step(index);
            var now = Told(machine.Events, Actor(choice), process => machine.World[process].Pid.ToString());
            if (told != now)
            {
                return Where($"step {step} ({wanted}) did {told}, and now {now}", past, run, options, seed);
            }
        }
        return "";
    }

    private static string Where(string what, IReadOnlyList<int> past, Recording run, MachineOptions options, ulong seed) =>
        $"{what}\npast {string.Join(' ', past)} of {run.Steps} steps\n{options}\n{Setting.ProgramOf(seed)}\n" +
        string.Join('\n', Enumerable.Range(1, run.Steps).Select(step => $"{step} {Identity(run.ChoiceOf(step), run.PathOf)}: {string.Join("; ", run.EventsOf(step).ToArray().Select(e => $"{e.Process} {e.Kind} {e.Other} {e.Number} {e.Payload}"))}"));

    private static int Actor(Choice choice) => choice.Kind == ChoiceKind.Deliver ? choice.Other : choice.Process;

    private static int IndexOf(Machine machine, ScheduledChoice wanted)
    {
        for (var i = 0; i < machine.Enabled.Length; i++)
        {
            if (Identity(machine.Enabled[i], process => machine.World[process].Pid.ToString()) == wanted)
            {
                return i;
            }
        }
        return -1;
    }

    private static ScheduledChoice Identity(Choice choice, Func<int, string> path) =>
        new(choice.Kind, path(choice.Process), choice.Kind == ChoiceKind.Deliver ? path(choice.Other) : null);

    /// <summary>What a step did to its own process. Not the numbers of signals: those of notices depend on who else is told. Nor what becomes of what it sends: that is the receiver's.</summary>
    private static string Told(ReadOnlySpan<Event> events, int process, Func<int, string> path)
    {
        var told = new List<string>();
        foreach (ref readonly var e in events)
        {
            if (e.Process == process && e.Kind is not (EventKind.Arrived or EventKind.Queued or EventKind.Dropped))
            {
                told.Add($"{e.Kind} {e.Op} {(e.Other < 0 ? "-" : path(e.Other))} {e.Clause} {(e.Payload is Code or null ? "" : Literal.Of(e.Payload))}");
            }
        }
        return string.Join("; ", told);
    }

    private static Recording RandomRun(ulong seed, out MachineOptions options)
    {
        options = Untimed[seed / 16 % (ulong)Untimed.Length];
        var start = Setting.ProgramOf(seed).Compile();
        var strategies = Setting.Strategies();
        var run = new Recording();
        new Runner(options, []).Run(start, strategies[seed % (ulong)strategies.Length], new RunInfo(seed, 0, new Pilot(start, options)), run);
        return run;
    }
}
