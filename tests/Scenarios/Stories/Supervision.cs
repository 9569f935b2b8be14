using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Tokens;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Stories;

/// <summary>A supervisor in small: it traps exits and starts its worker again until the worker has done its job.</summary>
public sealed class Supervision
{
    private sealed record Job(int Attempt);

    private sealed record Done(int Attempt);

    /// <summary>Restarts a worker that crashes; gives up after the third.</summary>
    private static Code Supervisor(Pid client, int attempt) => attempt > 3
        ? Exit("gave_up")
        : SpawnLink(Worker(client, attempt), worker =>
          Send(worker, new Job(attempt), () =>
          Receive(
              On<ExitMessage>(exit => exit.From == worker && exit.Reason.IsNormal, _ => End(attempt)),
              On<ExitMessage>(exit => exit.From == worker, _ => Supervisor(client, attempt + 1)))), "worker");

    private static Code Worker(Pid client, int attempt) => Receive(
        On<Job>(job => attempt < 3 ? Exit("boom") : Send(client, new Done(job.Attempt), () => End)));

    private static Start Program(bool trapping) => roots =>
    {
        var client = roots[1];
        roots.Add(trapping ? TrapExit(true, () => Supervisor(client, 1)) : Supervisor(client, 1), "supervisor");
        roots.Add(Receive(On<Done>(done => End(done.Attempt))), "client");
    };

    [Fact]
    public void A_supervisor_that_traps_brings_the_job_to_its_end() =>
        Explore.Of(Program(trapping: true)).Completes().NoUnexpectedExit("boom").Check();

    [Fact]
    public void And_that_is_proved_over_all_schedules()
    {
        var options = new MachineOptions();
        var program = new TestedProgram(Program(trapping: true), options, new NamedTarget("supervision", []));
        var count = new DepthFirst(options, StandardInvariants.ForScenarios("boom")).Count(program, max: 1_000_000);
        Assert.True(count.Complete);
        Assert.All(count.Violating, entry => Assert.Equal(0, entry.Value));
        Assert.Equal(["P normal 3, P.1 boom, P.2 boom, P.3 normal, Q normal 3"], count.Outcomes.Keys);
    }

    [Fact]
    public void A_supervisor_that_forgets_to_trap_dies_of_its_first_worker()
    {
        var finding = Explore.Of(Program(trapping: false)).NoUnexpectedExit("boom").Completes().ExpectFinding();
        Assert.Equal("stuck:Done (always)", finding.Signature);
        Assert.Empty(finding.Recording.Schedule.Deviations);
    }
}
