using ToyBeam.Core;
using ToyBeam.Sim.Viewer;

namespace ToyBeam.Scenarios.Viewer;

/// <summary>What the page shows at each step is what the machine says at that step.</summary>
[Collection(BrowserTests.Name)]
public sealed class ShownStateTests(Browser browser)
{
    public static TheoryData<string, Delivery> Findings
    {
        get
        {
            var data = new TheoryData<string, Delivery>();
            foreach (var (name, delivery) in Sample.Failing)
            {
                data.Add(name, delivery);
            }
            return data;
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Findings))]
    public async Task Step_by_step_to_the_end(string name, Delivery delivery)
    {
        var trace = Sample.FailingRun(name, delivery);
        await using var page = await browser.Open(Sample.Page(trace));
        var machine = new Machine(trace.Program.Options);
        machine.Reset(trace.Program.Start);
        for (var step = 0; ; step++)
        {
            Choice? next = step < trace.Recording.Steps ? trace.Recording.ChoiceOf(step + 1) : null;
            Assert.Equal(step, await page.Step());
            Assert.Equal($"step {step}\n{ShownState.Of(machine, next)}", $"step {step}\n{await page.Evaluate<string>(ShownState.Script)}");
            if (next is null)
            {
                break;
            }
            await page.Press("ArrowRight");
            machine.Step(machine.Enabled.IndexOf(next.Value));
        }
        Assert.Contains(trace.Recording.Verdict.Violation!.Sentence, await page.Text("#verdict"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Back_and_forth_shows_the_same()
    {
        var trace = Sample.FailingRun("everything", Delivery.Causal);
        await using var page = await browser.Open(Sample.Page(trace));
        var forward = new List<string> { await page.Evaluate<string>(ShownState.Script) };
        for (var step = 1; step <= trace.Recording.Steps; step++)
        {
            await page.Press("ArrowRight");
            forward.Add(await page.Evaluate<string>(ShownState.Script));
        }
        for (var step = trace.Recording.Steps - 1; step >= 0; step--)
        {
            await page.Press("ArrowLeft");
            Assert.Equal(forward[step], await page.Evaluate<string>(ShownState.Script));
        }
    }

    /// <summary>The numbers of the article: right after the spawn the child is before its parent, who has 4 reductions left of his second work.</summary>
    [BrowserFact]
    public async Task The_queue_and_the_work_of_the_article()
    {
        var html = new ViewerPage("ex4", [Sample.Run("ex4", Delivery.Instant, "round-robin:7")]).ToHtml();
        await using var page = await browser.Open(html, "step=7");
        Assert.Equal(["P.1 child", "P parent"], await page.Texts("#queue .chip"));
        Assert.Equal(["in queue", "runs next"], await page.Texts("#processes .state"));
        Assert.Equal(["work 5, 4 left", "work 999"], await page.Texts("#processes .at"));
        Assert.Equal(["work 5P", "work 999P.1"], (await page.Texts("#source mark")).Order(StringComparer.Ordinal).Select(text => text.Replace("\n", "", StringComparison.Ordinal)));
        await page.Press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight");
        Assert.Equal(["P parent", "P.1 child"], await page.Texts("#queue .chip"));
        Assert.Equal(["work 5, 4 left", "work 999, 992 left"], await page.Texts("#processes .at"));
    }
}
