using System.Text;
using ToyBeam.Core;
using ToyBeam.Properties.Laws;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Properties.TraceFiles;

/// <summary>A failure comes back from its token and from its trace file, and recording it again gives the same bytes.</summary>
public sealed class RoundTrips
{
    private const int Findings = 10_000;

    [Fact]
    public void A_finding_comes_back_from_its_token_and_from_its_file()
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (program, trace) in RandomFindings.Take(Findings, BaseSeed.Value, size: 10))
        {
            var text = TraceWriter.Write(trace);
            var read = TraceReader.Read(Encoding.UTF8.GetBytes(text), "file");
            Assert.Equal(text, TraceWriter.Write(read));

            var again = new TestedProgram(((TreeTarget)read.Header.Target).Tree, read.Header.Options);
            var result = TraceReplayer.Run(read, again, StandardInvariants.ForScenarios());
            Assert.True(result.Answer == ReplayAnswer.Same, $"{result.Sentence}\n{text}");
            Assert.Equal(text, TraceWriter.Write(Tracer.Of(again, result.Recording!, result.Signature, read.Header.Strategy, read.Header.Seed)));

            var byToken = Replayer.Run(Token.Parse(trace.Header.Token!), program, StandardInvariants.ForScenarios());
            Assert.True(byToken.Answer == ReplayAnswer.Same, $"{byToken.Sentence}\n{text}");
            Assert.Equal(trace.Header.Signature, byToken.Signature);
            kinds.Add(trace.End.Kind.ToString());
        }
        Assert.Equal(["Stuck", "UnexpectedExit"], kinds);
    }

    [Fact]
    public void A_run_that_breaks_nothing_comes_back_too()
    {
        var passing = 0;
        BaseSeed.ForAll(300, seed =>
        {
            var program = new TestedProgram(Setting.ProgramOf(seed), Setting.AnyOptionsOf(seed));
            var trace = Tracer.Run(program, [], StrategySpec.Parse("random"), seed).Trace;
            var read = TraceReader.Read(TraceWriter.Write(trace), "file");
            var result = TraceReplayer.Run(read, program, []);
            Assert.Equal(trace.Steps.Length == 1 ? ReplayAnswer.Nothing : ReplayAnswer.None, result.Answer);
            passing += result.Answer == ReplayAnswer.None ? 1 : 0;
        });
        Assert.True(passing > 200);
    }

    /// <summary>Half a character is no text that a file can hold: the sign for one that cannot be shown stands for it, in the file and when it is replayed.</summary>
    [Theory]
    [InlineData("\u0001\u007f\u2028\ufeff\n")]
    [InlineData("\U0001F600 ü \"\\\"")]
    [InlineData("}{\t,\"t\":")]
    [InlineData("half \ud83d of one")]
    public void Strange_characters_come_back(string message)
    {
        var program = new TestedProgram(roots => roots.Add(Beam.Send(roots[0], message, () => Beam.Receive())), new MachineOptions(), new NamedTarget("strange", []));
        var text = TraceWriter.Write(Tracer.Run(program, StandardInvariants.ForScenarios(), StrategySpec.Parse("default"), 0).Trace);
        var read = TraceReader.Read(Encoding.UTF8.GetBytes(text), "file");
        Assert.Equal(text, TraceWriter.Write(read));
        Assert.Equal(ReplayAnswer.Same, TraceReplayer.Run(read, program, StandardInvariants.ForScenarios()).Answer);
    }
}
