using ToyBeam.Core;
using ToyBeam.Sim.Explanations;
using ToyBeam.Sim.Viewer;

namespace ToyBeam.Scenarios.Viewer;

/// <summary>Moving about in a page: keys, buttons, search, the address, the switches.</summary>
[Collection(BrowserTests.Name)]
public sealed class MovingTests(Browser browser)
{
    private static ViewerTrace Failing { get; } = Sample.FailingRun("lost-update", Delivery.Instant);

    private static ViewerTrace Passing { get; } = Sample.Run("lost-update", Delivery.Instant, "default");

    private static int Last => Failing.Recording.Steps;

    private static string Both { get; } = new ViewerPage("both",
    [
        Failing with { Name = "failing", Why = ["Both read 0 before either wrote."], Decisive = new DecisiveStep(3, 0.25, 1, Samples: null), Race = new RacingPair(2, 5, 2) },
        Passing with { Name = "passing" },
        Sample.Run("ex7", Delivery.Instant, "round-robin:1") with { Name = "failing" },
    ]).ToHtml();

    [BrowserFact]
    public async Task Keys_move()
    {
        await using var page = await browser.Open(Both);
        await page.Press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft");
        Assert.Equal(2, await page.Step());
        await page.Press("End");
        Assert.Equal(Last, await page.Step());
        await page.Press("Home");
        Assert.Equal(0, await page.Step());
        await page.Press("f");
        Assert.Equal(Failing.Recording.Verdict.Step, await page.Step());
        await page.Press("d");
        Assert.Equal(3, await page.Step());
    }

    [BrowserFact]
    public async Task Brackets_follow_the_selected_process()
    {
        await using var page = await browser.Open(Both);
        await page.Page.ClickAsync("#processes tr[data-path=P] button");
        await page.Press("End");
        var steps = new List<int> { await page.Step() };
        do
        {
            await page.Press("[");
            steps.Add(await page.Step());
        }
        while (steps[^1] != steps[^2]);
        var own = Enumerable.Range(1, Last - 1).Where(step => Failing.Recording.ChoiceOf(step).Process == 0).Reverse();
        Assert.Equal([Last, .. own, 0], steps.SkipLast(1));
        await page.Page.ClickAsync("#along-forward");
        Assert.Equal(own.Last(), await page.Step());
        await page.Page.ClickAsync("#processes tr[data-path=P] button");
        Assert.False(await page.Page.IsVisibleAsync("#along-forward"));
    }

    [BrowserFact]
    public async Task Buttons_and_the_slider_move()
    {
        await using var page = await browser.Open(Both);
        await page.Page.ClickAsync("#forward");
        await page.Page.ClickAsync("#forward");
        await page.Page.ClickAsync("#back");
        Assert.Equal(1, await page.Step());
        await page.Page.ClickAsync("#last");
        Assert.Equal($"{Last} / {Last}", await page.Text("#position"));
        await page.Page.ClickAsync("#first");
        Assert.Equal(0, await page.Step());
        await page.Page.Locator("#slider").FillAsync("4");
        Assert.Equal(4, await page.Step());
        await page.Page.ClickAsync("#to-failure");
        Assert.Equal(Failing.Recording.Verdict.Step, await page.Step());
    }

    [BrowserFact]
    public async Task It_plays_to_the_end_and_stops()
    {
        await using var page = await browser.Open(Both, $"step={Last - 2}");
        await page.Press("Space");
        Assert.StartsWith("Pause", await page.Page.GetAttributeAsync("#play", "aria-label"), StringComparison.Ordinal);
        await page.Page.WaitForSelectorAsync($"[data-step=\"{Last}\"]");
        await page.Page.WaitForSelectorAsync("#play[aria-label^=Play]");
    }

    [BrowserFact]
    public async Task The_address_keeps_the_step_and_the_run()
    {
        await using var page = await browser.Open(Both, "run=2&step=4");
        Assert.Equal(4, await page.Step());
        Assert.Equal("true", await page.Page.GetAttributeAsync("#switches button[data-run='2']:text('passing')", "aria-pressed"));
        await page.Press("ArrowRight");
        await page.Page.WaitForFunctionAsync("() => location.hash === '#run=2&step=5'");
        await page.Evaluate<object?>("() => { location.hash = '#step=7'; }");
        await page.Page.WaitForSelectorAsync("[data-step='7']");
        Assert.Contains("broke", await page.Text("#verdict"), StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData("step=99999999", -1)]
    [InlineData("step=-3", 0)]
    [InlineData("step=NaN&run=0", 0)]
    [InlineData("run=77&step=2", 2)]
    [InlineData("<script>alert(1)</script>", 0)]
    public async Task An_address_that_says_something_else_does_no_harm(string fragment, int step)
    {
        await using var page = await browser.Open(Both, fragment);
        Assert.Equal(step < 0 ? Last : step, await page.Step());
    }

    [BrowserFact]
    public async Task The_search_finds_lines_and_goes_to_them()
    {
        await using var page = await browser.Open(Both);
        await page.Press("/");
        await page.Page.Keyboard.TypeAsync("SET");
        var lines = await page.Texts("#log .entry .what");
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Contains("Set", line, StringComparison.Ordinal));
        Assert.Equal($"{lines.Count} lines", await page.Text("#found"));
        await page.Press("Enter");
        Assert.Contains("Set", await page.Text(".card.step"), StringComparison.Ordinal);
        var first = await page.Step();
        await page.Press("Enter");
        Assert.True(await page.Step() > first);
        await page.Press("Escape", "Home");
        Assert.Equal(0, await page.Step());
        Assert.True((await page.Texts("#log .entry")).Count > lines.Count);
    }

    [BrowserFact]
    public async Task The_switches_change_the_run_and_the_program()
    {
        await using var page = await browser.Open(Both, "step=3");
        Assert.Equal(["lost-update", "ex7", "failing", "passing"], await page.Texts("#switches button"));
        await page.Page.ClickAsync("#switches button:text-is('passing')");
        Assert.Equal("every claim held", await page.Text("#verdict"));
        Assert.Equal(3, await page.Step());
        await page.Page.ClickAsync("#switches button:text-is('ex7')");
        Assert.Equal("ex7", await page.Text("#title"));
        Assert.True(await page.Page.IsVisibleAsync("#source-pane"));
        await page.Press("1");
        Assert.Equal("lost-update", await page.Text("#title"));
        Assert.False(await page.Page.IsVisibleAsync("#source-pane"));
    }

    [BrowserFact]
    public async Task What_decided_it_is_shown()
    {
        await using var page = await browser.Open(Both, "step=3");
        Assert.Equal("Both read 0 before either wrote.", await page.Text("#why"));
        Assert.Contains("from 25 % to 100 % (all continuations counted)", await page.Text(".card.step"), StringComparison.Ordinal);
        Assert.Single(await page.Texts("#log .sign.decisive"));
        Assert.Equal(2, (await page.Texts("#log .sign.race")).Count);
        Assert.Equal(1, await page.Page.Locator(".lifelines .sign.decisive").CountAsync());
        Assert.Equal(2, await page.Page.Locator(".lifelines .sign.race").CountAsync());
        await page.Press("2");
        Assert.False(await page.Page.IsVisibleAsync("#to-decisive"));
        Assert.False(await page.Page.IsVisibleAsync("#why"));
    }

    [BrowserFact]
    public async Task Two_runs_stand_side_by_side()
    {
        await using var page = await browser.Open(Both, "step=1");
        await page.Page.SelectOptionAsync("#compare", "1");
        Assert.Equal(["failing", "passing"], (await page.Texts(".lane .caption b")).Select(text => text.Split(", ")[^1]));
        Assert.Equal(2, await page.Page.Locator("path.different").CountAsync());
        await page.Press("End");
        Assert.Equal(2, await page.Page.Locator(".lifelines text.number.now").CountAsync());
        await page.Page.SelectOptionAsync("#compare", "-1");
        Assert.Equal(1, await page.Page.Locator(".lane").CountAsync());
    }

    /// <summary>Of two workers that have nothing to do with each other only the one that fails is left.</summary>
    [BrowserFact]
    public async Task Causal_only_leaves_out_what_could_not_matter()
    {
        var trace = Sample.Run("apart", Delivery.Instant, "newest-first");
        await using var page = await browser.Open(Sample.Page(trace));
        await page.Press("c");
        Assert.Equal(["P", "Q"], (await Actors(page)).Distinct().Order(StringComparer.Ordinal));
        await page.Press("End");
        Assert.Equal(trace.Recording.Verdict.Step, await page.Step());
        await page.Press("c");
        Assert.Equal(["P", "Q", "R"], (await Actors(page)).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Who took the steps that the log shows.</summary>
    private static async Task<IEnumerable<string>> Actors(ViewedPage page) => await page.Evaluate<string[]>("() => [...document.querySelectorAll('#log .entry')].filter((entry) => Number(entry.querySelector('.number').textContent) > 0).map((entry) => entry.querySelector('.who').textContent)");

    [BrowserFact]
    public async Task Help_tells_the_keys_and_closes()
    {
        await using var page = await browser.Open(Both);
        await page.Press("?");
        Assert.True(await page.Page.IsVisibleAsync("#help"));
        await page.Press("ArrowRight");
        Assert.Equal(0, await page.Step());
        await page.Press("Escape");
        Assert.False(await page.Page.IsVisibleAsync("#help"));
    }

    [BrowserFact]
    public async Task The_command_is_copied_whole()
    {
        await using var page = await browser.Open(Both);
        await page.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.Page.ClickAsync("#copy");
        await page.Page.WaitForSelectorAsync("#copy:text('Copied')");
        Assert.Equal(Failing.Command, await page.Evaluate<string>("() => navigator.clipboard.readText()"));
    }
}
