using System.Text;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Properties.TraceFiles;

/// <summary>What is said of a trace file in which something was changed.</summary>
public sealed class TraceErrors
{
    private const string Good = GoldenTrace.Version1 + "\n";

    [Theory]
    [InlineData("{\"t\":\"trace\"", "{\"t\":\"tracy\"", "f:1: this is no trace: expected a line that begins with {\"t\":\"trace\"")]
    [InlineData("\"version\":1", "\"version\":2", "f:1: the trace is of version 2, and this toybeam reads up to version 1: a newer one is needed")]
    [InlineData("\"version\":1,", "", "f:1: the field \"version\" is missing")]
    [InlineData("\"maxSteps\":500", "\"maxSteps\":\"500\"", "f:1: the field \"maxSteps\" is \"500\", and a whole number from 1 to 1000000 was expected")]
    [InlineData("\"maxSteps\":500", "\"maxSteps\":5000000000000000000000000000", "f:1: the field \"maxSteps\" is 500000000000000000000000…, and a whole number from 1 to 1000000 was expected")]
    [InlineData("\"maxSteps\":500", "\"maxSteps\":2", "f:5: there are more steps than \"maxSteps\", 2")]
    [InlineData("\"rules\":\"otp\"", "\"rules\":\"erl\"", "f:1: the field \"rules\" is \"erl\", and one of otp, seed was expected")]
    [InlineData("\"timing\":\"untimed\"", "\"timing\":\"virtual:255\"", "f:1: the field \"timing\" is untimed, virtual or virtual:N")]
    [InlineData("\"rules\":\"otp\"", "\"rules\":\"otp\",\"rules\":\"otp\"", "f:1: expected a header as a JSON object, and at byte ")]
    [InlineData("\"rules\":\"otp\"", "\"rules\":\"otp\",\"colour\":1", "f:1: the field \"colour\" is not expected here; expected are t, version, ")]
    [InlineData("main {", "main (", "f:1: the field \"tree\" holds no program: tree:1:")]
    [InlineData("trap_exit on", "trap_exit off", "f:1: the fingerprint of the tree is ")]
    [InlineData("\"signature\":\"stuck:", "\"sig\":\"stuck:", "f:1: the field \"sig\" is not expected here")]
    [InlineData("{\"t\":\"step\",\"n\":0", "{\"t\":\"jump\",\"n\":0", "f:2: expected a line with \"t\":\"step\", and found \"jump\"")]
    [InlineData("\"n\":1,", "\"n\":7,", "f:3: this is step 7, and step 1 was expected")]
    [InlineData("\"do\":\"run\"", "\"do\":\"walk\"", "f:3: the field \"do\" is \"walk\", and one of run, deliver, timeout was expected")]
    [InlineData("\"process\":\"P\",\"enabled\"", "\"process\":\"p\",\"enabled\"", "f:3: the field \"process\" is no path of a process, such as P.1")]
    [InlineData("\"after\":[0]", "\"after\":[1]", "f:3: the field \"after\" is 1, and a list of whole numbers from 0 to 0 was expected")]
    [InlineData("\"kind\":\"trapSet\"", "\"kind\":\"trapped\"", "f:3: the field \"kind\" is \"trapped\", and that is no kind of event")]
    [InlineData("\"state\":\"", "\"state\":\"x", "f:2: the field \"state\" is \"x")]
    [InlineData("traps exits", "traps \\ud800 exits", "f:3: at byte ")]
    [InlineData("{\"t\":\"end\",\"steps\":", "{\"t\":\"end\",\"steps\":1", "and 7 steps are there")]
    [InlineData("\"verdict\":\"stuck\"", "\"verdict\":\"passed\"", "the end and the header do not agree on whether a claim broke")]
    public void What_is_malformed_is_told_with_its_place(string from, string to, string message)
    {
        var at = Good.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, from);
        var refused = Assert.Throws<TraceFormatException>(() => TraceReader.Read($"{Good[..at]}{to}{Good[(at + from.Length)..]}", "f"));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_short_or_goes_on_is_refused()
    {
        Assert.Equal("f:1: the file is cut short: expected a header", Refused(""));
        Assert.Equal("f:1: the last line is cut short: expected an end of line", Refused(Good[..40]));
        Assert.Equal("f:10: the file is cut short: expected step 8 or the end", Refused(Good[..(Good.IndexOf("{\"t\":\"end\"", StringComparison.Ordinal))]));
        Assert.Equal("f:11: something follows the end", Refused(Good + "\n"));
        Assert.Equal("f:1: byte 3 of the file is no UTF-8 text", Assert.Throws<TraceFormatException>(() => TraceReader.Read([(byte)'{', (byte)' ', 0xFF, (byte)'\n'], "f")).Message);
        Assert.Contains("f:2: expected step 0 or the end as a JSON object", Refused(Good.Replace("{\"t\":\"step\",\"n\":0", "[[[[[[[[[[[[[[[[", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"value\":\"\\\"go\\\"\"", "\"value\":\"\\\"no\\\"\"", "diverged at step 3: expected sent of P, other P.1, number 1, clause 0, value \"no\"; found sent of P, other P.1, number 1, clause 0, value \"go\"")]
    [InlineData("\"do\":\"run\",\"process\":\"P.1\"", "\"do\":\"run\",\"process\":\"P.2\"", "diverged at step 5: expected run P.2; found run P.1 enabled (default: run P.1)")]
    [InlineData(",\"state\":\"d", ",\"state\":\"e", "diverged at step 1: expected the state e")]
    [InlineData("\"step\":7", "\"step\":5", "diverged at step 7: expected completes to break (stuck) after step 5; found completes to break (stuck) after step 7")]
    [InlineData("\"invariant\":\"completes\"", "\"invariant\":\"no-fail\"", "diverged at step 7: expected no-fail to break")]
    public void What_was_changed_by_hand_diverges_at_the_first_difference(string from, string to, string message)
    {
        var at = Good.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, from);
        var trace = TraceReader.Read($"{Good[..at]}{to}{Good[(at + from.Length)..]}", "f");
        var program = new TestedProgram(((TreeTarget)trace.Header.Target).Tree, trace.Header.Options);
        var result = TraceReplayer.Run(trace, program, StandardInvariants.ForScenarios());
        Assert.Equal(ReplayAnswer.Diverged, result.Answer);
        Assert.StartsWith(message, result.Sentence, StringComparison.Ordinal);
    }

    private static string Refused(string text) => Assert.Throws<TraceFormatException>(() => TraceReader.Read(Encoding.UTF8.GetBytes(text), "f")).Message;
}
