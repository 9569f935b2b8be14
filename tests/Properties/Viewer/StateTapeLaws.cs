using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Properties.Laws;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;
using ToyBeam.Sim.Viewer;

namespace ToyBeam.Properties.Viewer;

/// <summary>The states that the viewer writes down as changes are the machine's: of every process, touched by the step or not.</summary>
public sealed class StateTapeLaws
{
    private readonly Dictionary<(int Scope, int Field), int> _numbers = [];
    private readonly Dictionary<(int Scope, int Field), List<int>> _lists = [];

    [Theory]
    [InlineData(Delivery.Instant)]
    [InlineData(Delivery.Causal)]
    [InlineData(Delivery.Pairwise)]
    public void Changes_add_up_to_the_state(Delivery delivery)
    {
        var steps = 0;
        for (var seed = 0UL; seed < 300; seed++)
        {
            var options = Setting.AnyOptionsOf(seed) with { Delivery = delivery, MaxSteps = 400 };
            steps += Follow(new TestedProgram(TreeGen.FromSeed(seed, 30), options), seed);
        }
        Assert.True(steps > 2_000, $"only {steps} steps");
    }

    private int Follow(TestedProgram program, ulong seed)
    {
        var recording = new Recording();
        new Runner(program.Options, []).Run(program.Start, new RandomWalk(), new RunInfo(seed, 0, program.Pilot), recording);
        var run = Rewind.Of(new ViewerTrace("run", program, recording) { Title = "program" });
        _numbers.Clear();
        _lists.Clear();
        var machine = new Machine(program.Options);
        machine.Reset(run.Source!.Start);
        for (var step = 0; ; step++)
        {
            foreach (var change in run.Steps[step].Changes)
            {
                Apply(change);
            }
            Compare(machine, run);
            if (step == recording.Steps)
            {
                return step;
            }
            machine.Step(machine.Enabled.IndexOf(recording.ChoiceOf(step + 1)));
        }
    }

    private void Apply(int[] change)
    {
        var key = (change[0], change[1]);
        if (change.Length == 3)
        {
            _numbers[key] = change[2];
            return;
        }
        if (!_lists.TryGetValue(key, out var list))
        {
            _lists.Add(key, list = []);
        }
        list.RemoveRange(change[2], change[3]);
        list.InsertRange(change[2], change[4..]);
    }

    private void Compare(Machine machine, Rewind run)
    {
        var world = machine.World;
        for (var i = 0; i < world.ProcessCount; i++)
        {
            Compare(world[i], run);
        }
        Assert.Equal(machine.Enabled.ToArray(), List(Fields.Machine, Fields.Enabled).Select(number => run.Choices[number]));
        Assert.Equal(machine.Enabled.IsEmpty ? -1 : machine.Default, Number(Fields.Machine, Fields.Default));
        Assert.Equal(world.Notes.Select(note => $"{note.Key} = {Literal.Of(note.Value)}"), List(Fields.Machine, Fields.Notes).Select(text => run.Strings.Texts[text]));
        if (machine.Options.Timing.IsVirtual)
        {
            Assert.Equal(world.Clock, Number(Fields.Machine, Fields.Clock));
        }
    }

    private void Compare(ProcessView process, Rewind run)
    {
        var i = process.Index;
        Assert.Equal(process.IsAlive, Number(i, Fields.Life) < 0);
        Assert.StartsWith(process.Reason?.Name ?? "", Text(run, i, Fields.Life) ?? "", StringComparison.Ordinal);
        Assert.Equal(InstructionText.Of(process), Text(run, i, Fields.At));
        Assert.Equal(Enumerable.Range(0, process.MailboxCount).Select(letter => process.Origin(letter)), List(i, Fields.Mailbox).Select(id => (run.Signals.Signals[id].From, run.Signals.Signals[id].Number)));
        Assert.Equal(Enumerable.Range(0, process.MailboxCount).Select(letter => Literal.Of(process.Message(letter))), List(i, Fields.Mailbox).Select(id => run.Signals.TextOf(id)!));
        Assert.Equal(TakenBy(process), Number(i, Fields.Take));
        Assert.Equal(process.Links.ToArray(), List(i, Fields.Links));
        Assert.Equal(process.RegisteredName, Text(run, i, Fields.RegisteredName));
        Assert.Equal(process.IsTrapping, Number(i, Fields.Traps) == 1);
        Assert.Equal(process.Steps, Number(i, Fields.Steps));
        Assert.Equal(process.Doom?.Name, Text(run, i, Fields.Doom));
        if (process.IsAlive)
        {
            Assert.Equal(process.MonitorCount, List(i, Fields.Monitors).Count);
            Assert.Equal(Enumerable.Range(0, process.WatcherCount).Select(watcher => process.Watcher(watcher).Process), List(i, Fields.Watchers));
        }
        for (var c = 0; c < process.ChannelCount; c++)
        {
            var channel = process.Channel(c);
            var number = run.Channels.ToList().IndexOf((channel.From, channel.To));
            Assert.Equal(Enumerable.Range(0, channel.Count).Select(signal => (channel.From, channel[signal].Number)), List(Fields.Channels, number).Select(id => (run.Signals.Signals[id].From, run.Signals.Signals[id].Number)));
        }
    }

    /// <summary>The oldest letter that any clause matches, tried clause by clause.</summary>
    private static int TakenBy(ProcessView process)
    {
        if (process.Pending is not Receive receive)
        {
            return -2;
        }
        for (var letter = 0; letter < process.MailboxCount; letter++)
        {
            foreach (var clause in receive.Clauses)
            {
                if (clause.Matches(process.Message(letter)))
                {
                    return letter;
                }
            }
        }
        return -1;
    }

    private int Number(int scope, int field) => _numbers.GetValueOrDefault((scope, field), -1);

    private string? Text(Rewind run, int scope, int field) => Number(scope, field) is >= 0 and var number ? run.Strings.Texts[number] : null;

    private List<int> List(int scope, int field) => _lists.GetValueOrDefault((scope, field), []);
}
