using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Viewer;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Viewer;

/// <summary>A long run, and one of many processes: the page draws what is in sight and no more, so it stays quick.</summary>
[Collection(BrowserTests.Name)]
public sealed class LargePageTests(Browser browser)
{
    private const int MostNodes = 1_500;

    [BrowserFact]
    public async Task Twenty_thousand_events()
    {
        var trace = Run(LongConversation(rounds: 5_000));
        Assert.True(Enumerable.Range(0, trace.Recording.Steps + 1).Sum(step => trace.Recording.EventsOf(step).Length) >= 20_000);
        var html = Sample.Page(trace);
        Assert.InRange(html.Length, 1_000_000, 10_000_000);
        await using var page = await browser.Open(html);
        await StaysSmall(page, trace.Recording.Steps, "End", "Home", "PageDown", "PageDown", "ArrowRight", "ArrowRight");
        await page.Evaluate<object?>("() => { location.hash = '#step=12345'; }");
        await page.Page.WaitForSelectorAsync("[data-step='12345']");
        await StaysSmall(page, trace.Recording.Steps, "ArrowRight", "ArrowLeft", "PageUp");
        await page.Page.EvaluateAsync("() => { document.querySelector('.lifelines').scrollTop = 100000; document.getElementById('log').scrollTop = 200000; }");
        await StaysSmall(page, trace.Recording.Steps, "ArrowRight");
    }

    [BrowserFact]
    public async Task A_thousand_processes_and_letters()
    {
        var trace = Run(Crowd(1_000));
        var html = Sample.Page(trace);
        Assert.InRange(html.Length, 100_000, 10_000_000);
        await using var page = await browser.Open(html);
        await StaysSmall(page, trace.Recording.Steps, "PageDown", "End", "PageUp", "ArrowLeft", "Home");
        await page.Press("End");
        Assert.Equal("1000", await page.Page.GetAttributeAsync("#processes tr[data-path=P] .letters", "data-count"));
        Assert.Contains("and 988 more", await page.Text("#processes tr[data-path=P] .letters"), StringComparison.Ordinal);
    }

    private static async Task StaysSmall(ViewedPage page, int last, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Press(key);
            Assert.InRange(await page.Step(), 0, last);
            Assert.InRange(await page.Evaluate<int>("() => document.querySelectorAll('*').length"), 100, MostNodes);
        }
    }

    private static ViewerTrace Run(Start start)
    {
        var program = new TestedProgram(start, new MachineOptions { MaxSteps = 100_000 }, new NamedTarget("large", []));
        return new ViewedProgram("large", "", () => [], token => $"toybeam replay {token}").Run("default", program, () => new DefaultSchedule());
    }

    private static Start LongConversation(int rounds)
    {
        Code Ping(Pid other, int left) => left == 0 ? End : Send(other, $"ping {left}", () => Receive(Any(_ => Ping(other, left - 1))));
        Code Pong(Pid other, int left) => left == 0 ? End : Receive(Any(_ => Send(other, $"pong {left}", () => Pong(other, left - 1))));
        return roots =>
        {
            var (ping, pong) = (roots[0], roots[1]);
            roots.Add(Ping(pong, rounds), "ping", false);
            roots.Add(Pong(ping, rounds), "pong", false);
        };
    }

    /// <summary>Many processes that send one letter each; nobody reads any before all have come.</summary>
    private static Start Crowd(int size)
    {
        Code SpawnAll(Pid self, int left) => left == 0 ? Receive(Is("never", () => End)) : Spawn(Send(self, $"letter {left}", () => End), _ => SpawnAll(self, left - 1));
        return roots => roots.Add(SpawnAll(roots[0], size), "crowd", false);
    }
}
