using ToyBeam.Core;
using ToyBeam.Sim.Invariants;

namespace ToyBeam.Properties.Laws;

/// <summary>Runs a program by the default schedule and shows an invariant other events than those that happened: what a wrong machine would tell.</summary>
internal static class Tampered
{
    /// <summary>What the invariant says; null when it holds.</summary>
    /// <param name="invariant">The invariant.</param>
    /// <param name="program">What the root does.</param>
    /// <param name="tamper">The events of one step in, others out.</param>
    /// <param name="options">How the program runs.</param>
    public static string? Run(IInvariant invariant, Func<Code> program, Func<Event[], IEnumerable<Event>> tamper, MachineOptions? options = null)
    {
        var machine = new Machine(options) { Observed = EventKinds.All };
        machine.Reset(SingleRoot.Of(program));
        invariant.Begin(machine.World);
        var sentence = Show(invariant, machine, tamper(machine.Events.ToArray()));
        while (sentence is null && !machine.Enabled.IsEmpty)
        {
            machine.Step(machine.Default);
            sentence = Show(invariant, machine, tamper(machine.Events.ToArray()));
        }
        return sentence ?? Show(invariant, machine, tamper([new Event(EventKind.Quiescent, Op.None, -1)]));
    }

    /// <summary>An invariant holds in some programs, and says what is wrong when they are tampered with.</summary>
    /// <param name="programs">By name.</param>
    /// <param name="options">How they run.</param>
    /// <param name="cases">A program's name, what is done to its events, and what the invariant must say of that.</param>
    public static void Catches<T>(Dictionary<string, Func<Code>> programs, MachineOptions options, (string Program, Func<Event[], IEnumerable<Event>> Tamper, string Sentence)[] cases)
        where T : IInvariant, new()
    {
        var invariant = new T();
        foreach (var (program, tamper, sentence) in cases)
        {
            Assert.Null(Run(invariant, programs[program], events => events, options));
            Assert.Equal(sentence, Run(invariant, programs[program], tamper, options));
        }
    }

    private static string? Show(IInvariant invariant, Machine machine, IEnumerable<Event> events)
    {
        foreach (var e in events)
        {
            if ((invariant.Needs & (EventKinds)(1L << (int)e.Kind)) != 0 && invariant.On(e, machine.World) is { } violation)
            {
                return violation.Sentence;
            }
        }
        return null;
    }

    public static Func<Event[], IEnumerable<Event>> Without(EventKind kind) => events => events.Where(e => e.Kind != kind);

    public static Func<Event[], IEnumerable<Event>> WithoutDeathOf(int process) => events => events.Where(e => e.Kind != EventKind.Died || e.Process != process);

    public static Func<Event[], IEnumerable<Event>> Twice(EventKind kind) => events => events.SelectMany(e => e.Kind == kind ? [e, e] : new[] { e });

    public static Func<Event[], IEnumerable<Event>> Changed(EventKind kind, Func<Event, Event> change) => events => events.Select(e => e.Kind == kind ? change(e) : e);

    /// <summary>After each event of a kind another one.</summary>
    public static Func<Event[], IEnumerable<Event>> Then(EventKind kind, Func<Event, Event> next) => events => events.SelectMany(e => e.Kind == kind ? [e, next(e)] : new[] { e });
}
