using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using ToyBeam.Xunit.Cases;

namespace ToyBeam.Xunit.Bodies;

/// <summary>Evaluates what a body returned as an FsCheck property, once: preconditions, labels and classifications; what it generates itself comes from the case's seed.</summary>
internal static class FsCheckProperty
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    public static CaseOutcome Evaluate(Property property, CaseInput input, Tally tally)
    {
        var runner = new Listener();
        var replay = new Replay(new Rnd(input.Context.Seed, Gamma), FSharpOption<int>.Some(input.Size));
        Check.One(Config.Default.WithMaxTest(1).WithMaxRejected(1).WithReplay(FSharpOption<Replay>.Some(replay)).WithRunner(runner), property);
        switch (runner.Result)
        {
            case TestResult.Passed passed:
                foreach (var stamp in passed.Item1.Stamps)
                {
                    foreach (var label in stamp.Item2)
                    {
                        tally.Count(label);
                    }
                }
                return CaseOutcome.Held;
            case TestResult.Failed failed:
                return CaseOutcome.Broke(FailureOf(failed));
            default:
                return CaseOutcome.Rejected;
        }
    }

    /// <summary>What was thrown; FsCheck says "false" with an exception that nobody threw.</summary>
    private static Exception FailureOf(TestResult.Failed failed)
    {
        var exception = ((Outcome.Failed)failed.Item4).Item;
        if (exception.StackTrace is not null)
        {
            return exception;
        }
        var labels = string.Join(", ", failed.Item1.Labels);
        return new PropertyFailedException(labels.Length == 0 ? "The property is false." : $"The property is false: {labels}.");
    }

    private sealed class Listener : IRunner
    {
        public TestResult? Result { get; private set; }

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult testResult) => Result = testResult;
    }
}
