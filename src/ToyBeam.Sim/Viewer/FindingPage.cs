using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Sim.Viewer;

/// <summary>A page of a finding: the failing run with why it fails, and the nearest passing one.</summary>
public static class FindingPage
{
    /// <summary>Makes one.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="title">What the page is about.</param>
    /// <param name="command">The command line that replays a token.</param>
    public static ViewerPage Of(Finding finding, string title, Func<Token, string> command)
    {
        var explanation = finding.Explanation;
        var failing = new ViewerTrace("failing", finding.Program, finding.Recording)
        {
            Title = title,
            Command = command(finding.Token),
            Why = explanation is null ? [] : [.. ReasonText.Sentences(explanation, finding.Recording)],
            Decisive = explanation?.Decisive,
            Race = explanation?.Race,
        };
        if (explanation?.NearestPassing is not { } passing)
        {
            return new ViewerPage(title, [failing]);
        }
        var token = Tokenizer.ScheduleTokenOf(finding.Program, passing, signature: "");
        return new ViewerPage(title, [failing, new ViewerTrace("nearest passing", finding.Program, passing) { Title = title, Command = command(token) }]);
    }
}
