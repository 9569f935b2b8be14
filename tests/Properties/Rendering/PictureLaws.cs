using System.Text.Json;
using System.Text.RegularExpressions;
using ToyBeam.Properties.Laws;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Rendering;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Properties.Rendering;

/// <summary>What every picture of a run keeps to, whatever the program: the rules of the tool that reads it.</summary>
public sealed partial class PictureLaws
{
    private const int Programs = 300;

    [Fact]
    public void Text_in_columns_is_at_most_100_wide_and_tells_each_step_of_whom_it_shows() => ForAll(trace =>
    {
        foreach (var scene in new[] { Scene.Of(trace), Scene.CausalPast(trace) })
        {
            var text = Columns.Draw(scene, verbose: true);
            Assert.All(text.Split('\n'), static line => Assert.InRange(line.Length, 0, 100));
            if (scene.Processes.Length <= 5)
            {
                Assert.All(scene.Steps.Where(static step => step.Events.Any(static e => e.Text is not null)), step => Assert.Matches($@"(?m)^ *{step.Number} ", text));
            }
            Assert.All(Ribbon.Draw(scene).Split('\n'), static line => Assert.InRange(line.Length, 0, 100));
        }
    });

    [Fact]
    public void A_ribbon_has_a_dash_for_each_step_and_a_star_for_each_preemption() => ForAll(trace =>
    {
        var ribbon = Ribbon.Draw(Scene.Of(trace));
        Assert.Equal(trace.Steps.Length - 1, ribbon.Count(static c => c == '-'));
        Assert.Equal(trace.Steps.Count(static step => step.Preempts), ribbon.Count(static c => c == '*'));
    });

    [Fact]
    public void A_causal_past_is_closed_and_ends_with_the_failure() => ForAll(trace =>
    {
        var scene = Scene.CausalPast(trace);
        var steps = scene.Steps.Select(static step => step.Number).Append(0).ToHashSet();
        Assert.All(scene.Steps, step => Assert.Subset(steps, step.After.ToHashSet()));
        Assert.True(trace.Steps.Length == 1 || scene.Steps[^1].Number == (trace.End.Step ?? trace.Steps.Length - 1) || trace.End.Step == 0);
    });

    /// <summary>The lexer of Mermaid's sequence diagrams, as far as these use it.</summary>
    [Fact]
    public void A_mermaid_diagram_has_lines_that_mermaid_reads() => ForAll(trace =>
    {
        var lines = Mermaid.Draw(Scene.Of(trace)).TrimEnd('\n').Split('\n');
        Assert.Equal("sequenceDiagram", lines[0]);
        var known = 0;
        foreach (var line in lines.Skip(1))
        {
            Assert.Matches(MermaidLine(), line);
            if (line.StartsWith("    participant ", StringComparison.Ordinal))
            {
                known++;
                continue;
            }
            Assert.All(MermaidPlace().Matches(line.Split(':')[0]), place => Assert.InRange(int.Parse(place.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 0, known - 1));
        }
    });

    [Fact]
    public void A_file_for_perfetto_is_JSON_whose_arrows_begin_and_end_in_slices() => ForAll(trace =>
    {
        using var json = JsonDocument.Parse(Perfetto.Draw(Scene.Of(trace)));
        var events = json.RootElement.GetProperty("traceEvents").EnumerateArray().ToList();
        var slices = events.Where(e => e.GetProperty("ph").GetString() == "X").Select(e => (e.GetProperty("tid").GetInt32(), e.GetProperty("ts").GetInt32())).ToHashSet();
        foreach (var flow in events.Where(e => e.GetProperty("ph").GetString() is "s" or "f").GroupBy(e => e.GetProperty("id").GetInt32()))
        {
            Assert.Equal(["s", "f"], flow.Select(e => e.GetProperty("ph").GetString()));
            Assert.All(flow, e => Assert.Contains((e.GetProperty("tid").GetInt32(), e.GetProperty("ts").GetInt32() - 1), slices));
            Assert.True(flow.First().GetProperty("ts").GetInt32() <= flow.Last().GetProperty("ts").GetInt32());
        }
    });

    /// <summary>What ShiViz demands: each host counts its own events from 1, and knows of others only what was logged before.</summary>
    [Fact]
    public void A_log_for_shiviz_has_clocks_that_fit() => ForAll(trace =>
    {
        var lines = Shiviz.Draw(Scene.Of(trace)).TrimEnd('\n').Split('\n');
        Assert.Equal(@"(?<event>.*)\n(?<host>\S*) (?<clock>{.*})", lines[0]);
        var counts = new Dictionary<string, int>();
        var clocks = new Dictionary<string, Dictionary<string, int>>();
        foreach (Match match in ShivizEvent().Matches(string.Join('\n', lines.Skip(2))))
        {
            var host = match.Groups["host"].Value;
            var clock = JsonSerializer.Deserialize<Dictionary<string, int>>(match.Groups["clock"].Value)!;
            counts[host] = counts.GetValueOrDefault(host) + 1;
            Assert.Equal(counts[host], clock[host]);
            Assert.All(clock, entry => Assert.InRange(entry.Value, 1, counts.GetValueOrDefault(entry.Key)));
            Assert.All(clocks.GetValueOrDefault(host) ?? [], entry => Assert.True(clock[entry.Key] >= entry.Value));
            clocks[host] = clock;
        }
    });

    [Fact]
    public void The_schedule_of_a_trace_is_that_of_its_run() => BaseSeed.ForAll(Programs, seed =>
    {
        var program = new TestedProgram(Setting.ProgramOf(seed), Setting.AnyOptionsOf(seed));
        var (recording, trace) = Tracer.Run(program, [], StrategySpec.Parse("random"), seed);
        Assert.Equal(recording.Schedule, trace.Schedule);
        Assert.Equal(recording.Preemptions, trace.Steps.Count(static step => step.Preempts));
    });

    private static void ForAll(Action<Trace> law) => BaseSeed.ForAll(Programs, seed =>
    {
        var program = new TestedProgram(Setting.ProgramOf(seed), Setting.AnyOptionsOf(seed));
        law(Tracer.Run(program, seed % 2 == 0 ? [] : Sim.Invariants.StandardInvariants.ForScenarios(), StrategySpec.Parse("random"), seed).Trace);
    });

    [GeneratedRegex(@"^    (participant p\d+ as ([^#;:\n]|#\w+;)+|Note over p\d+(,p\d+)?: ([^#;\n]|#\d+;)+|p\d+(->>|-\)|-x|--\))p\d+: ([^#;\n]|#\d+;)+)$")]
    private static partial Regex MermaidLine();

    [GeneratedRegex(@"\bp(\d+)\b")]
    private static partial Regex MermaidPlace();

    [GeneratedRegex(@"(?<event>.*)\n(?<host>\S*) (?<clock>{.*})")]
    private static partial Regex ShivizEvent();
}
