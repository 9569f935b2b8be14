using FsCheck;
using FsCheck.Fluent;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Trees;
using ToyBeam.Xunit;
using Xunit.Abstractions;

namespace ToyBeam.Properties.Xunit;

// Not public: xunit must not find these laws, of which many are wrong; the tests run them.
#pragma warning disable xUnit1000

/// <summary>Laws over numbers and lists, right and wrong.</summary>
internal sealed class SampleLaws
{
    [BeamProperty]
    public void Holds(int number) => Assert.Equal(number, -(-number));

    [BeamProperty]
    public bool Below_seven(int number) => number < 7;

    [BeamProperty]
    public void Short_lists(List<int> numbers, string text)
    {
        Assert.NotNull(text ?? "");
        Assert.True(numbers.Count < 4, $"{numbers.Count} numbers are too many");
    }

    [BeamProperty]
    public async Task Async_below_seven(int number)
    {
        await Task.Yield();
        Assert.True(number < 7, "too large");
    }

    [BeamProperty]
    public async Task<bool> Async_answer(int number)
    {
        await Task.Yield();
        return number < 7;
    }

    /// <summary>Numbers from 20 up are too large; those from 40 up are so in another way, which their smaller ones do not share.</summary>
    [BeamProperty(StartSize = 30, EndSize = 30, Arbitrary = [typeof(LargeNumbers)])]
    public void Two_bugs(int number)
    {
        if (number >= 40)
            throw new InvalidOperationException($"{number} is far too large");
        Assert.True(number < 20, $"{number} is too large");
    }

    [BeamProperty]
    public Property Positive_squares(int number) => (number * number > 0).When(number > 3).Classify(number > 10, "large");

    [BeamProperty]
    public Property Wrong_claim(int number) => (number < 5).Label("below five").When(number > 0);

    [BeamProperty(MaxRejected = 20)]
    public void Hardly_ever(int number) => Discard.Unless(number == 123456);

    [BeamProperty]
    public void Even(int number)
    {
        Discard.Unless(number % 2 == 0);
        Assert.Equal(0, number % 2);
    }

    [BeamProperty(MaxTest = 40)]
    [Floor("a number is positive", 0.2)]
    public void Counts(int number, Tally tally)
    {
        tally.Count("a number is positive", number > 0);
        tally.Count("a number is positive", number > 0);
        tally.Count("never", false);
    }

    [BeamProperty(MaxTest = 40)]
    [Floor("a number is positive", 0.9)]
    public void Counts_too_few(Tally tally, int number) => tally.Count("a number is positive", number > 0);

    [BeamProperty]
    [Floor("unheard of", 0.01)]
    public void Counts_nothing(int number) => Assert.Equal(number, number);

    [BeamProperty(Deadline = 1)]
    public void Slow(int number)
    {
        Assert.Equal(number, number);
        Thread.Sleep(400);
    }

    [BeamProperty(Verbose = true, MaxTest = 3, StartSize = 2, EndSize = 10)]
    public void Told(int[] numbers) => Assert.NotNull(numbers);

    private static int _calls;

    [BeamProperty]
    public void Depends_on_its_past(int number) => Assert.True(Interlocked.Increment(ref _calls) % 2 == 0 || number > 100, "an odd call");

    [BeamProperty(MaxTest = 0)]
    public void No_cases(int number) => Assert.Equal(number, number);

    [BeamProperty(Timeout = 5)]
    public void Timed_by_xunit(int number) => Assert.Equal(number, number);

    [BeamProperty]
    public int Returns_a_number(int number) => number;

    [BeamProperty]
    // That is the point.
#pragma warning disable xUnit1048
    public async void Async_void(int number)
#pragma warning restore xUnit1048
    {
        await Task.Yield();
        Assert.Equal(number, number);
    }

    /// <summary>From 0 to twice the size.</summary>
    public static class LargeNumbers
    {
        public static Arbitrary<int> Numbers() => Arb.From(Gen.Sized(size => Gen.Choose(0, 2 * size)), number => number > 0 ? [number / 2, number - 1] : []);
    }
}

/// <summary>Laws over program trees, right and wrong.</summary>
internal sealed class TreeLaws
{
    [BeamProperty(MaxTest = 20)]
    public void Machine_laws_hold(ProgramTree program) => Explore.Of(program).For(20).Check();

    [BeamProperty]
    public void Everything_completes(ProgramTree program) => Explore.Of(program).For(50).Completes().Check();

    [BeamProperty(Arbitrary = [typeof(SpawnThenLink)])]
    public async Task The_crash_is_heard_of(ProgramTree program)
    {
        await Task.Yield();
        Explore.Of(program).For(200).Completes().Check();
    }

    /// <summary>The shrinker of the exploration does not know of the precondition.</summary>
    [BeamProperty(Arbitrary = [typeof(SpawnThenLink)])]
    public void With_a_precondition(ProgramTree program)
    {
        Discard.Unless(program.Size >= 8);
        Explore.Of(program).For(200).Completes().Check();
    }

    [BeamProperty]
    public void Nothing_spawns(ProgramTree program) =>
        Assert.DoesNotContain("spawn {", program.ToString(), StringComparison.Ordinal);

    [BeamProperty(MaxTest = 10)]
    public void Draws_from_its_context(ProgramTree program, Tally tally) => tally.Count($"seed {ExplorationContext.Current!.Seed}", program.Size > 0);

    /// <summary>A spawn and a link with a crash that may come between them, among other instructions.</summary>
    public static class SpawnThenLink
    {
        public static Arbitrary<ProgramTree> Programs() => Arb.From(
            Gen.Constant(ProgramTree.Parse("main { trap_exit on; work 3; c = spawn { work 2; crash; } work 1; link c; receive { exit c crash -> { } } work 4; }")),
            TreeShrinker.Shrink);
    }
}

/// <summary>A law that can be cured: without its claim nothing fails.</summary>
internal sealed class CurableLaws
{
    public static bool Claims { get; set; }

    [BeamProperty(Arbitrary = [typeof(TreeLaws.SpawnThenLink)])]
    public void The_crash_is_heard_of(ProgramTree program)
    {
        var explore = Explore.Of(program).For(200);
        (Claims ? explore.Completes() : explore).Check();
    }
}

/// <summary>What xunit does for every test goes on around a property.</summary>
internal sealed class Lifetime(ITestOutputHelper output) : IAsyncLifetime
{
    private bool _ready;

    public static int Ended { get; private set; }

    public Task InitializeAsync()
    {
        _ready = true;
        return Task.CompletedTask;
    }

    [BeamProperty(MaxTest = 1)]
    public void Is_ready(int number)
    {
        output.WriteLine($"said by the body: {number}");
        Assert.True(_ready);
    }

    [BeamProperty(Skip = "not today")]
    public void Skipped(int number) => Assert.Fail($"must not run with {number}");

    public Task DisposeAsync()
    {
        Ended++;
        return Task.CompletedTask;
    }
}
