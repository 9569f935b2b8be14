using System.Text;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Properties.TraceFiles;

/// <summary>Whatever happened to a trace file or a token: a sentence that says what is wrong, or a run that diverges, or the same failure where the change means nothing.</summary>
public sealed class TraceFuzz
{
    private const int Files = 60_000;
    private const int Tokens = 40_000;

    private static readonly string[] Numbers = ["0", "-1", "1", "2147483647", "2147483648", "99999999999999999999999999", "1e9", "0.5", "1000000"];
    private static readonly string[] Words = ["null", "true", "[]", "{}", "\"\"", "\"P.1\"", "\"run\"", "\"deliver\"", "\"\\ud800\"", "\"\u0001\"", "[[[[[[[[[[[[", "\"n\":1,\"n\":1,"];

    [Fact]
    public void Mutated_files_are_refused_or_diverge_or_mean_the_same()
    {
        var rng = new Rng(1);
        var findings = RandomFindings.Take(150, 7, size: 8).ConvertAll(finding => (finding.Program, finding.Trace, Text: TraceWriter.Write(finding.Trace)));
        var answers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Files; i++)
        {
            var (program, trace, text) = findings[rng.Below(findings.Count)];
            var mutated = Encoding.UTF8.GetBytes(text);
            for (var changes = rng.Below(4) == 0 ? 3 : 1; changes > 0; changes--)
            {
                mutated = Mutate(rng, mutated, findings[rng.Below(findings.Count)].Text);
            }
            var answer = AnswerTo(mutated, program, trace);
            answers[answer] = answers.GetValueOrDefault(answer) + 1;
        }
        Assert.True(answers.GetValueOrDefault("refused") > Files / 4, Told());
        Assert.True(answers.GetValueOrDefault("diverged") > Files / 100, Told());
        Assert.True(answers.GetValueOrDefault("same") > Files / 200, Told());

        string Told() => string.Join(", ", answers.Select(answer => $"{answer.Key} {answer.Value}"));
    }

    [Fact]
    public void Mutated_tokens_are_refused()
    {
        var rng = new Rng(2);
        var tokens = RandomFindings.Take(150, 8, size: 8).ConvertAll(finding => finding.Trace.Header.Token!);
        for (var i = 0; i < Tokens; i++)
        {
            var text = tokens[rng.Below(tokens.Count)];
            var mutated = Encoding.UTF8.GetString(Mutate(rng, Encoding.UTF8.GetBytes(text), tokens[rng.Below(tokens.Count)]));
            if (Token.TryParse(mutated, out var token, out var problem))
            {
                Assert.Contains(token.ToString(), tokens); // A splice of a whole one, another case, a dash more or less.
            }
            else
            {
                Assert.InRange(problem.Length, 20, 300);
            }
        }
    }

    private static string AnswerTo(byte[] file, TestedProgram program, Trace trace)
    {
        Trace read;
        try
        {
            read = TraceReader.Read(file, "file");
        }
        catch (TraceFormatException refused)
        {
            Assert.Matches("^file:[0-9]+: .{10,400}", refused.Message);
            return "refused";
        }
        var target = ((TreeTarget)read.Header.Target).Tree;
        var tested = read.Header.Options == program.Options && target.Equals(program.Tree) ? program : new TestedProgram(target, read.Header.Options);
        var result = TraceReplayer.Run(read, tested, StandardInvariants.ForScenarios());
        if (result.Answer == ReplayAnswer.Same && tested == program && read.Header.Signature == trace.Header.Signature)
        {
            Assert.Equal(Meaning(trace), Meaning(read));
        }
        return result.Answer.ToString().ToLowerInvariant();
    }

    /// <summary>A trace without what is for people or follows from the rest.</summary>
    private static string Meaning(Trace trace) => TraceWriter.Write(trace with
    {
        Header = trace.Header with { Strategy = null, Seed = null },
        Steps = [.. trace.Steps.Select(step => step with { After = [], Events = [.. step.Events.Select(e => e with { Text = null, IsDetail = false })] })],
        End = trace.End with { Sentence = "" },
    });

    private static byte[] Mutate(Rng rng, byte[] bytes, string other)
    {
        if (bytes.Length < 2)
        {
            return Encoding.UTF8.GetBytes(other);
        }
        var at = rng.Below(bytes.Length);
        switch (rng.Below(9))
        {
            case 0:
                bytes[at] = (byte)rng.Next();
                return bytes;
            case 1:
                bytes[at] ^= (byte)(1 << rng.Below(8));
                return bytes;
            case 2:
                return [.. bytes[..at], .. bytes[(at + 1 + rng.Below(Math.Min(20, bytes.Length - at)))..]];
            case 3:
                return [.. bytes[..at], .. Encoding.UTF8.GetBytes(other)[rng.Below(Math.Min(other.Length, 40))..]];
            case 4:
                return [.. bytes[..at], .. Encoding.UTF8.GetBytes(Words[rng.Below(Words.Length)]), .. bytes[at..]];
            case 5:
                return bytes[..at];
            case 6:
                return OtherNumber(rng, bytes, at);
            default:
                return OtherLines(rng, bytes);
        }
    }

    private static byte[] OtherNumber(Rng rng, byte[] bytes, int at)
    {
        while (at < bytes.Length && !char.IsAsciiDigit((char)bytes[at]))
        {
            at++;
        }
        var end = at;
        while (end < bytes.Length && char.IsAsciiDigit((char)bytes[end]))
        {
            end++;
        }
        return [.. bytes[..at], .. Encoding.UTF8.GetBytes(Numbers[rng.Below(Numbers.Length)]), .. bytes[end..]];
    }

    /// <summary>Two lines swapped, one left out, one twice, or their ends as on Windows.</summary>
    private static byte[] OtherLines(Rng rng, byte[] bytes)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n').ToList();
        var (one, two) = (rng.Below(lines.Count), rng.Below(lines.Count));
        switch (rng.Below(4))
        {
            case 0:
                (lines[one], lines[two]) = (lines[two], lines[one]);
                break;
            case 1:
                lines.RemoveAt(one);
                break;
            case 2:
                lines.Insert(one, lines[two]);
                break;
            default:
                return Encoding.Latin1.GetBytes(string.Join("\r\n", lines));
        }
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }
}
