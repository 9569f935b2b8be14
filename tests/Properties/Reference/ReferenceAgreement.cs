using ToyBeam.Core;
using ToyBeam.Properties.Laws;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Trees;
using Xunit.Abstractions;

namespace ToyBeam.Properties.Reference;

/// <summary>The machine and the naive reference do the same, event by event, on any program under any schedule.</summary>
public sealed class ReferenceAgreement(ITestOutputHelper output)
{
    [Fact]
    public void Machine_and_reference_agree()
    {
        var machines = Setting.Options.ToDictionary(options => options, options => new Machine(options) { Observed = EventKinds.All });
        var steps = 0;
        var events = new int[(int)EventKind.Quiescent];
        BaseSeed.ForAll(3000, seed =>
        {
            var options = Setting.Options[(seed >> 32) % (ulong)Setting.Options.Length];
            steps += Compare(Setting.ProgramOf(seed), machines[options], new Rng(seed), events);
        });
        for (var kind = 0; kind < events.Length; kind++)
        {
            output.WriteLine($"{(EventKind)kind}: {events[kind]}");
            Assert.True(events[kind] > 100, $"Too rare to mean anything: {(EventKind)kind}, {events[kind]} times; TOYBEAM_SEED={BaseSeed.Value}");
        }
        output.WriteLine($"{steps} steps");
    }

    private static int Compare(ProgramTree tree, Machine machine, Rng rng, int[] events)
    {
        machine.Reset(tree.Compile());
        var reference = ReferenceState.Of(tree, machine.Options);
        while (true)
        {
            foreach (ref readonly var e in machine.Events)
            {
                events[(int)e.Kind]++;
            }
            Same(reference.Events, Happenings(machine), tree, machine);
            Same(reference.Enabled, Enabled(machine), tree, machine);
            Same(reference.Processes.Values.Select(Describe), Processes(machine), tree, machine);
            if (machine.Enabled.IsEmpty)
            {
                return machine.Steps;
            }
            var index = rng.Below(machine.Enabled.Length);
            var path = machine.World[machine.Enabled[index].Process].Pid.ToString();
            machine.Step(index);
            reference = reference.Step(path);
        }
    }

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual, ProgramTree tree, Machine machine)
    {
        if (!expected.SequenceEqual(actual))
        {
            Assert.Fail($"step {machine.Steps}, {machine.Options}\nreference: {string.Join("\n  ", expected)}\nmachine: {string.Join("\n  ", actual)}\n{tree}");
        }
    }

    private static List<Happening> Happenings(Machine machine)
    {
        var happenings = new List<Happening>();
        foreach (var e in machine.Events)
        {
            string? Path(int process) => process < 0 ? null : machine.World[process].Pid.ToString();
            happenings.Add(new Happening(e.Kind, e.Op, Path(e.Process), Path(e.Other), e.Number, Text(e), e.Clause));
        }
        return happenings;
    }

    private static string? Text(in Event e) => e switch
    {
        { Kind: EventKind.Worked } => e.Payload is null ? null : "done",
        { Payload: Core.Instructions.Note note } => $"{note.Name} = {Literal.Of(note.Value)}",
        { Payload: null } => e.Kind == EventKind.Spawned ? "null" : null,
        _ => Literal.Of(e.Payload),
    };

    private static List<(string, Op)> Enabled(Machine machine)
    {
        var enabled = new List<(string, Op)>();
        foreach (var choice in machine.Enabled)
        {
            enabled.Add((machine.World[choice.Process].Pid.ToString(), choice.Pending));
        }
        return enabled;
    }

    private static string Describe(ReferenceProcess process) =>
        $"{process.Path} {process.Reason} {process.Trapping} [{string.Join(", ", process.Mailbox)}] [{string.Join(", ", process.Links)}]";

    private static IEnumerable<string> Processes(Machine machine)
    {
        var world = machine.World;
        return Enumerable.Range(0, world.ProcessCount).OrderBy(i => world[i].Pid.ToString(), StringComparer.Ordinal).Select(i =>
        {
            var view = world[i];
            var mailbox = Enumerable.Range(0, view.MailboxCount).Select(letter => Literal.Of(view.Message(letter)));
            var links = view.Links.ToArray().Select(other => world[other].Pid);
            return $"{view.Pid} {view.Reason} {view.IsTrapping} [{string.Join(", ", mailbox)}] [{string.Join(", ", links)}]";
        });
    }
}
