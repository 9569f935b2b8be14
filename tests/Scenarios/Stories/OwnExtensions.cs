using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Stories;

/// <summary>The two seams, as a user would fill them: a strategy of one's own and an invariant of one's own.</summary>
public sealed class OwnExtensions
{
    /// <summary>Runs anyone but the victim while it can.</summary>
    private sealed class Starve(string victim) : IStrategy
    {
        public void Begin(in RunInfo run, Rng rng)
        {
        }

        public int Pick(in ChoicePoint point)
        {
            for (var i = 0; i < point.Enabled.Length; i++)
            {
                if (point.PidOf(point.Enabled[i].Process).ToString() != victim)
                {
                    return i;
                }
            }
            return 0;
        }
    }

    /// <summary>At most one process calls itself the leader.</summary>
    private sealed class AtMostOneLeader : IInvariant
    {
        private int _leader;

        public string Name => "at-most-one-leader";

        public EventKinds Needs => EventKinds.Noted;

        public void Begin(World world) => _leader = -1;

        public Violation? On(in Event e, World world)
        {
            var second = _leader >= 0 && _leader != e.Process;
            _leader = e.Process;
            return second ? new Violation($"{world[e.Process]} leads, too") : null;
        }
    }

    private static Code Candidate(Pid other) =>
        Send(other, "I lead", () =>
        Receive(Is("I lead", () => Note("leader", true, () => End))));

    private static void Election(Roots roots)
    {
        roots.Add(Candidate(roots[1]), "ann");
        roots.Add(Candidate(roots[0]), "bob");
    }

    [Fact]
    public void An_own_invariant_finds_the_second_leader()
    {
        var finding = Explore.Of(Election).Always(() => new AtMostOneLeader()).ExpectFinding();
        Assert.Equal("at-most-one-leader", finding.Signature);
    }

    [Fact]
    public void An_own_strategy_decides_who_comes_last()
    {
        var runner = new Runner(new MachineOptions(), []);
        foreach (var victim in new[] { "P", "Q" })
        {
            runner.Run(Election, new Starve(victim), new RunInfo(0, 0, new Pilot(Election, new MachineOptions())));
            Assert.Equal(victim, runner.Machine.World[runner.Machine.Last.Process].Pid.ToString());
        }
    }

    [Fact]
    public void A_predicate_over_the_state_is_an_invariant_too()
    {
        var finding = Explore.Of(Election).Never("a leader", world => world.Note<bool>("leader")).ExpectFinding();
        Assert.Equal("a leader", finding.Invariant);
    }
}
