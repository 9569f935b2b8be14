using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Reference;

/// <summary>The machine again, from the semantics' text: naive, without effects, over trees instead of code. A state is a value; a step makes the next one.</summary>
internal sealed partial record ReferenceState(MachineOptions Options)
{
    public ImmutableSortedDictionary<string, ReferenceProcess> Processes { get; init; } =
        ImmutableSortedDictionary.Create<string, ReferenceProcess>(StringComparer.Ordinal);

    public ReferenceChannels Channels { get; init; } = ReferenceChannels.Empty;
    public ReferenceNames Names { get; init; } = ReferenceNames.None;

    /// <summary>The clock, which only timeouts move; it stands still when there is no time.</summary>
    public long Now { get; init; }

    /// <summary>How many timeouts may still come early.</summary>
    public int Early { get; init; } = Options.Timing.Early;

    /// <summary>Who took the last step; null before the first.</summary>
    public string? Last { get; init; }

    /// <summary>What the last step, or the start, did.</summary>
    public ImmutableList<Happening> Events { get; init; } = [];

    private bool Instant => Options.Delivery == Delivery.Instant;

    public static ReferenceState Of(ProgramTree tree, MachineOptions options)
    {
        var paths = tree.Processes.Select((process, i) => (process, Path: Pid.RootName(i))).ToList();
        var names = paths.ToImmutableDictionary(root => root.process.Name, root => (Meaning)new Meaning.Process(root.Path));
        var state = new ReferenceState(options);
        foreach (var (process, path) in paths)
            state = state.With(ReferenceProcess.New(path, process.Body, names, asksSelf: false)).Tell(new(EventKind.Started, Op.None, path, Payload: Literal.Of(process.Name)));
        return paths.Aggregate(state, (all, root) => all.RunAlong(root.Path)).SetDeadlines();
    }

    public ReferenceState Step(ReferenceChoice choice)
    {
        var state = this with { Events = [] };
        return (choice.Kind switch
        {
            ChoiceKind.Run => state.Run(choice.Process),
            ChoiceKind.Deliver => state.Deliver(choice.Process, choice.Other!),
            _ => state.Expire(choice.Process),
        }).SetDeadlines();
    }

    private ReferenceState Run(string path)
    {
        var op = Processes[path].Op;
        return (this with { Last = path }).Perform(Processes[path], op).RunAlong(path).Tell(new(EventKind.Stepped, op, path));
    }

    private ReferenceState Deliver(string from, string to)
    {
        var signal = Channels.Head(from, to);
        return (this with { Channels = Channels.Without(signal) })
            .Tell(new(EventKind.Delivered, Op.None, to, from, signal.Number, signal.Kind))
            .Receive(signal)
            .Tell(new(EventKind.Stepped, Op.None, to, from));
    }

    private ReferenceState Expire(string path)
    {
        var early = Enabled.Any(choice => choice.Kind != ChoiceKind.Timeout);
        var p = Processes[path];
        return (this with { Last = path, Now = Options.Timing.IsVirtual ? p.Deadline!.Value : Now, Early = early ? Early - 1 : Early })
            .TimeOut(p, p.Waits!)
            .RunAlong(path)
            .Tell(new(EventKind.Stepped, Op.Receive, path));
    }

    /// <summary>What is no step of its own at this granularity runs along with the step before it.</summary>
    private ReferenceState RunAlong(string path)
    {
        var p = Processes[path];
        if (!p.IsAlive)
            return this;
        var along = (p.Op, Options.Granularity) switch
        {
            (Op.Note, _) or (Op.Work, Granularity.Visible) or (Op.Self, Granularity.Visible or Granularity.Work) => true,
            (Op.End, Granularity.Work) => !DiesByItself(p),
            _ => false,
        };
        return along ? Perform(p, p.Op).RunAlong(path) : this;
    }

    /// <summary>A deadline is set when a process begins to wait, and whatever then comes does not move it.</summary>
    private ReferenceState SetDeadlines() => Processes.Values
        .Where(p => p.Deadline is null && Waits(p) is not null)
        .Aggregate(this, (all, p) => all.With(p with { Deadline = Now + Waits(p)!.Milliseconds }));

    private ReferenceState With(ReferenceProcess process) => this with { Processes = Processes.SetItem(process.Path, process.Settled()) };

    private ReferenceState Tell(Happening happening) => this with { Events = Events.Add(happening) };

    /// <summary>What comes in the past of a process from now on.</summary>
    private ReferenceState Learn(string path, ReferencePast past) => With(Processes[path] with { Past = Processes[path].Past.And(past) });
}
