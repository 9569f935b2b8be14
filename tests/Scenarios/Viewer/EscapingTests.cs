using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Viewer;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Viewer;

/// <summary>Texts of a program are text on the page, whatever they say.</summary>
[Collection(BrowserTests.Name)]
public sealed class EscapingTests(Browser browser)
{
    private const string Bad = "</script><script>alert(1)</script><img src=\"x\" onerror=\"alert(2)\">{{data}}{{title}}<!--\u2028\u0000\ud800";

    [BrowserFact]
    public async Task Markup_in_every_place_stays_text()
    {
        await using var page = await browser.Open(Page());
        for (var i = 0; i < 12; i++)
        {
            await page.Press("ArrowRight");
        }
        Assert.Equal(0, await page.Page.Locator("img, script:not(#data):not(:last-of-type), iframe, b b").CountAsync());
        Assert.Equal(2, await page.Page.Locator("script").CountAsync());
        Assert.Contains("</script><script>alert(1)</script>", await page.Text("#title"), StringComparison.Ordinal);
        Assert.Contains("onerror=\"alert(2)\"", await page.Text("#why"), StringComparison.Ordinal);
        Assert.Contains("{{data}}{{title}}<!--", await page.Text("#log"), StringComparison.Ordinal);
        Assert.Contains("onerror", await page.Text("#notes"), StringComparison.Ordinal);
        Assert.Contains("onerror", await page.Text("#processes"), StringComparison.Ordinal);
        Assert.Contains("onerror", await page.Evaluate<string>("() => document.querySelector('.lifelines svg').textContent"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_tree_with_markup_in_its_texts_shows_them()
    {
        await using var page = await browser.Open(Sample.Page(Sample.Run("everything", Delivery.Causal, "default")));
        await page.Press("End");
        Assert.Contains("\"hi </script><img src=x onerror=alert(1)>\"", await page.Text("#source"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Page.Locator("img").CountAsync());
    }

    /// <summary>Even if text got into the page as markup, the page's own rules would let it do nothing.</summary>
    [BrowserFact]
    public async Task Nothing_that_is_not_of_the_page_runs_or_loads()
    {
        await using var page = await browser.Open(Page());
        var failed = new List<string?>();
        page.Page.RequestFailed += (_, request) => failed.Add(request.Failure);
        await page.Evaluate<object?>("() => { document.body.insertAdjacentHTML('beforeend', '<img src=\"x.png\" onerror=\"document.title = 1\"><iframe src=\"y.html\"></iframe>'); const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); }");
        await page.Page.WaitForTimeoutAsync(200);
        Assert.False(await page.Evaluate<bool>("() => 'ran' in window || document.title === '1'"));
        var complaints = page.TakeComplaints();
        foreach (var refused in new[] { "x.png", "frame", "inline script", "inline event handler" })
        {
            Assert.Contains(complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal) && complaint.Contains(refused, StringComparison.Ordinal));
        }
        Assert.All(failed, reason => Assert.Equal("csp", reason)); // What it tried to ask for did not leave the page.
        Assert.Equal(complaints.Count(complaint => complaint.StartsWith("request: ", StringComparison.Ordinal)), failed.Count);
    }

    private static string Page()
    {
        var start = new Start(roots => roots.Add(
            Spawn(Receive(Is(Bad, () => End(Bad))), child =>
            Send(child, "first " + Bad, () =>
            Note(Bad, Bad, () =>
            Register("@" + Bad, child, () =>
            Exit(new ExitReason(Bad)))))), "main " + Bad));
        var program = new TestedProgram(start, new MachineOptions(), new NamedTarget("bad", []));
        var viewed = new ViewedProgram(Bad, Bad, () => StandardInvariants.ForScenarios([]), _ => Bad);
        return new ViewerPage(Bad, [viewed.Run(Bad, program, () => new DefaultSchedule()) with { Why = [Bad] }]).ToHtml();
    }
}
