using System.Runtime.CompilerServices;
using ToyBeam.Core;
using ToyBeam.Scenarios.Programs;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Tokens;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Corpus;

/// <summary>A program with a known bug, or with the fix of it: what the exploration and the enumeration say.</summary>
/// <param name="start">The program.</param>
/// <param name="bug">What the bug is called.</param>
/// <param name="happened">Whether it has happened; looked at when nothing may happen any more.</param>
internal sealed class KnownBug(Start start, string bug, Func<World, bool> happened)
{
    /// <summary>A question; the answer carries its reference.</summary>
    internal sealed record Call(Pid From, int Reference, object Request);

    /// <summary>An answer.</summary>
    internal sealed record Reply(int Reference, object Value);

    /// <summary>Asks, and waits for the answer to just this question.</summary>
    internal static Code Ask<T>(Pid self, Pid server, int reference, object request, Func<T, Code> next) where T : notnull =>
        Send(server, new Call(self, reference, request), () =>
        Receive(On<Reply>(reply => reply.Reference == reference, reply => next((T)reply.Value))));

    /// <summary>Answers.</summary>
    internal static Code Answer(Call call, object value, Func<Code> next) => Send(call.From, new Reply(call.Reference, value), next);

    /// <summary>The exploration finds the bug, and the token of the finding, through text, brings it back.</summary>
    public void Fails(Delivery delivery, [CallerMemberName] string name = "")
    {
        var program = Program(delivery, name);
        var result = Explored(program, seeds: 5000);
        var finding = Assert.Single(result.Findings);
        Assert.Equal(bug, finding.Invariant);
        var replay = Replayer.Run(Token.Parse(finding.Token.ToString()), program, Invariants());
        Assert.Equal((ReplayAnswer.Same, finding.Verdict.Step), (replay.Answer, replay.Step));
    }

    /// <summary>The exploration does not find it in so many thousand schedules.</summary>
    public void Passes(Delivery delivery, int thousands, [CallerMemberName] string name = "")
    {
        var result = Explored(Program(delivery, name), thousands * 10);
        Assert.Empty(result.Findings);
        Assert.Equal((thousands * 1000, 0), ((int)result.Schedules, (int)result.CutSchedules));
    }

    /// <summary>How many schedules there are, and in how many of them it happens; an end belongs to the step before it.</summary>
    public (int Schedules, int Bad) Counted(Delivery delivery, int most)
    {
        var bad = 0;
        var schedules = Interleavings.Of(start, Options(delivery), machine => bad += happened(machine.World) ? 1 : 0, most: most);
        return (schedules, bad);
    }

    private static MachineOptions Options(Delivery delivery) => new() { Delivery = delivery, Granularity = Granularity.Work };

    private TestedProgram Program(Delivery delivery, string name) => new(start, Options(delivery), new NamedTarget(name, []));

    private Func<IReadOnlyList<Sim.Invariants.IInvariant>> Claims => () => [new Sim.Invariants.Never(bug, world => world.Quiescent && happened(world))];

    private IReadOnlyList<Sim.Invariants.IInvariant> Invariants() => Claims();

    private ExplorationResult Explored(TestedProgram program, int seeds) =>
        new Explorer(program.Options, new ExplorationOptions { Seeds = seeds, SchedulesPerSeed = 100, StopAfter = 1, Invariants = Claims }).Run(_ => program);
}
