using System.Globalization;
using System.Net;
using System.Text;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Statistics;

namespace ToyBeam.Sim.Reports;

/// <summary>What an exploration came to as one web page that needs nothing else: the verdict, how the number of traces grew, what each strategy did, what was found.</summary>
public static class ExplorationPage
{
    private const int Width = 720;
    private const int Height = 260;
    private const int Left = 56;
    private const int Bottom = 36;
    private const int Top = 12;

    private const string Style = """
        :root { color-scheme: light dark; --ink: #1d2430; --soft: #5b6676; --line: #d8dee7; --paper: #fff; --shade: #f4f6f9; --accent: #2f6fde; --bad: #c8372d; --good: #23804a }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #9aa6b6; --line: #39424f; --paper: #161b22; --shade: #1f2630; --accent: #6ea3ff; --bad: #ff7b72; --good: #56c27d } }
        body { margin: 0 auto; max-width: 820px; padding: 24px 20px 60px; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
        h1 { font-size: 1.5rem; margin: 0 0 .2rem } h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem } p { margin: .4rem 0 }
        .soft { color: var(--soft) } .bad { color: var(--bad) } .good { color: var(--good) } .verdict { font-size: 1.15rem; font-weight: 600; margin-top: 1rem }
        .wide { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums } th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap }
        th:first-child, td:first-child { text-align: left } th { font-weight: 600; color: var(--soft) }
        pre { background: var(--shade); padding: .8rem 1rem; overflow-x: auto; font-size: .85rem; line-height: 1.45; border-radius: 6px }
        svg { width: 100%; height: auto; display: block } svg text { fill: var(--soft); font: 12px system-ui, sans-serif } .axis { stroke: var(--line) } .curve { fill: none; stroke: var(--accent); stroke-width: 2 } .bar { fill: var(--accent) } .bar.bad { fill: var(--bad) }
        """;

    /// <summary>The page.</summary>
    /// <param name="title">What was explored.</param>
    /// <param name="conditions">How: strategy, seeds, rules.</param>
    /// <param name="verdict">What it came to, in a few words.</param>
    /// <param name="result">The exploration.</param>
    /// <param name="program">Its program; null when each seed had its own.</param>
    /// <param name="interleavings">About how many there are; null when that was not asked.</param>
    public static string Of(string title, string conditions, string verdict, ExplorationResult result, TestedProgram? program, KnuthEstimate? interleavings)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(title)} - ToyBeam</title><style>
            {Style}
            </style></head>
            <body>
            <h1>{Text(title)}</h1>
            <p class="soft">{Text(conditions)}</p>
            <p class="verdict {(result.Findings.Count > 0 ? "bad" : result.Complete ? "good" : "")}">{Text(verdict)}</p>
            <p>{Text(Conclusion.Of(result, program, interleavings))}</p>

            """);
        AppendCurve(page, result);
        AppendFailures(page, result);
        AppendSize(page, result, interleavings);
        AppendArms(page, result, program is not null);
        AppendReached(page, result);
        AppendFindings(page, result);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendCurve(StringBuilder page, ExplorationResult result)
    {
        var points = result.Saturation.Points;
        if (points.Count == 0)
        {
            return;
        }
        var (most, highest) = (points[^1].Schedules, points[^1].Distinct);
        double X(long schedules) => Left + ((Width - Left - 10.0) * schedules / most);
        double Y(int distinct) => Height - Bottom - ((Height - Bottom - (double)Top) * distinct / highest);
        var path = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.Schedules):F1},{Y(point.Distinct):F1}")));
        page.Append(CultureInfo.InvariantCulture, $"""
            <h2>Different traces over schedules</h2>
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{highest} different traces after {most} schedules">
            <line class="axis" x1="{Left}" y1="{Height - Bottom}" x2="{Width - 10}" y2="{Height - Bottom}"/><line class="axis" x1="{Left}" y1="{Top}" x2="{Left}" y2="{Height - Bottom}"/>
            <text x="{Left - 8}" y="{Top + 5}" text-anchor="end">{highest}</text><text x="{Left - 8}" y="{Height - Bottom + 4}" text-anchor="end">0</text>
            <text x="{Width - 10}" y="{Height - Bottom + 18}" text-anchor="end">{most}</text><text x="{(Width + Left) / 2}" y="{Height - 6}" text-anchor="middle">schedules</text>
            <polyline class="curve" points="{Left},{Height - Bottom} {path}"/>
            </svg>

            """);
    }

    private static void AppendFailures(StringBuilder page, ExplorationResult result)
    {
        const int Row = 26;
        const int Names = 110;
        if (result.FailingSchedules == 0)
        {
            return;
        }
        page.Append(CultureInfo.InvariantCulture, $"<h2>Failing schedules by strategy</h2>\n<svg viewBox=\"0 0 {Width} {Row * result.Arms.Count}\" role=\"img\" aria-label=\"share of failing schedules by strategy\">\n");
        for (var i = 0; i < result.Arms.Count; i++)
        {
            var arm = result.Arms[i];
            var share = (double)arm.Failing / arm.Schedules;
            page.Append(CultureInfo.InvariantCulture, $"""
                <text x="{Names - 8}" y="{(Row * i) + 17}" text-anchor="end">{Text(arm.Name)}</text><rect class="bar bad" x="{Names}" y="{(Row * i) + 5}" width="{(Width - Names - 170) * share:F1}" height="{Row - 10}"/>
                <text x="{Names + ((Width - Names - 170) * share) + 8:F1}" y="{(Row * i) + 17}">{arm.Failing} of {arm.Schedules}</text>

                """);
        }
        page.Append("</svg>\n");
    }

    private static void AppendSize(StringBuilder page, ExplorationResult result, KnuthEstimate? interleavings)
    {
        if (interleavings is null && result.EstimatedTraces is null)
        {
            return;
        }
        page.Append("<h2>How many there are</h2>\n<div class=\"wide\"><table>\n");
        if (interleavings is not null)
        {
            AppendRow(page, "interleavings", "about " + Conclusion.Power(interleavings.Log10), $"{interleavings.Walks} walks (Knuth); means of tenths of them from {Conclusion.Power(interleavings.LowestLog10)} to {Conclusion.Power(interleavings.HighestLog10)}");
        }
        if (result.EstimatedTraces is { } traces)
        {
            AppendRow(page, "traces", result.Complete ? $"{traces}" : $"{traces} or more", result.Complete ? "all of them run" : "by the part of the tree that the search has gone through");
        }
        page.Append("</table></div>\n");
    }

    private static void AppendArms(StringBuilder page, ExplorationResult result, bool oneProgram)
    {
        page.Append("<h2>Strategies</h2>\n<div class=\"wide\"><table>\n");
        AppendRow(page, "th", ["strategy", "schedules", "failing", "traces", "at least (Chao1)", "next is new", "fails below (95 %)"]);
        foreach (var arm in result.Arms)
        {
            var drawn = arm.IsSampler && oneProgram;
            AppendRow(page, "td",
            [
                arm.Name, Number(arm.Schedules), Number(arm.Failing), Number(arm.Traces.Seen),
                drawn ? Number((long)Math.Ceiling(arm.Traces.AtLeast)) : "",
                drawn ? Conclusion.Percent(arm.Traces.Novelty) : "",
                drawn && arm.Failing == 0 ? Conclusion.Percent(Residual.AfterNone(arm.Schedules)) : "",
            ]);
        }
        page.Append("</table></div>\n<p class=\"soft\">Statements about what was not seen are about one strategy's distribution, never about all schedules.</p>\n");
    }

    private static void AppendReached(StringBuilder page, ExplorationResult result)
    {
        if (result.Reached.Count == 0)
        {
            return;
        }
        page.Append("<h2>Reached</h2>\n<div class=\"wide\"><table>\n");
        AppendRow(page, "th", ["note", "schedules"]);
        foreach (var (name, schedules) in result.Reached)
        {
            AppendRow(page, "td", [name, Number(schedules)]);
        }
        page.Append("</table></div>\n");
    }

    private static void AppendFindings(StringBuilder page, ExplorationResult result)
    {
        foreach (var finding in result.Findings)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2 class=\"bad\">{Text(finding.Signature)}</h2>\n<pre>{Text(Story.Of(finding))}\n\n  replay {finding.Token}</pre>\n");
        }
    }

    private static void AppendRow(StringBuilder page, string what, string number, string how) => AppendRow(page, "td", [what, number, how]);

    private static void AppendRow(StringBuilder page, string cell, ReadOnlySpan<string> texts)
    {
        page.Append("<tr>");
        foreach (var text in texts)
        {
            page.Append(CultureInfo.InvariantCulture, $"<{cell}>{Text(text)}</{cell}>");
        }
        page.Append("</tr>\n");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
