using ToyBeam.Core;
using ToyBeam.Properties.Laws;
using ToyBeam.Sim.Exploration.Dependency;
using ToyBeam.Sim.Random;
using Xunit.Abstractions;

namespace ToyBeam.Properties.Traces;

/// <summary>
/// The table of dependencies: of any two steps that are possible at a point and that it calls independent, both orders are possible and lead to the same point; and each touches the
/// same things whether the other one came before or not.
/// </summary>
public sealed class DependencyLaws(ITestOutputHelper output)
{
    [Theory]
    [InlineData(Delivery.Instant)]
    [InlineData(Delivery.Causal)]
    [InlineData(Delivery.Pairwise)]
    public void Independent_steps_commute(Delivery delivery)
    {
        var settings = SmallPrograms.Options.Where(options => options.Delivery == delivery).ToArray();
        var (independent, dependent, wasted) = (0, 0, 0);
        BaseSeed.ForAll(1500, seed =>
        {
            var options = settings[seed % (ulong)settings.Length];
            var tree = SmallPrograms.Of(seed);
            var lab = new Lab(tree.Compile(), options);
            var rng = new Rng(seed);
            for (var prefix = new List<int>(); ; prefix.Add(rng.Below(lab.ChoicesAfter(prefix))))
            {
                var choices = lab.ChoicesAfter(prefix);
                for (var second = 1; second < choices; second++)
                {
                    var pair = lab.Try(prefix, rng.Below(second), second);
                    Assert.True(pair.Dependent || pair.Commutes, $"after {string.Join(' ', prefix)}: {pair.Names} {pair.What}\n{options}\n{tree}");
                    independent += pair.Dependent ? 0 : 1;
                    dependent += pair.Dependent ? 1 : 0;
                    wasted += pair is { Dependent: true, Commutes: true } ? 1 : 0;
                }
                if (choices == 0)
                {
                    break;
                }
            }
        });
        output.WriteLine($"{independent} pairs are independent; {dependent} are called dependent, {wasted} of which commute: {100.0 * wasted / (independent + wasted):F1} % of those that do");
        Assert.True(independent > 1000 && dependent > 200, $"Too few to mean anything: {independent} and {dependent}; TOYBEAM_SEED={BaseSeed.Value}");
    }

    /// <summary>Runs a program again and again to some point, and on from there.</summary>
    private sealed class Lab(Start start, MachineOptions options)
    {
        private readonly Machine _machine = new(options) { Observed = FootprintReader.Needs };

        public int ChoicesAfter(List<int> prefix)
        {
            Lead(prefix);
            return _machine.Enabled.Length;
        }

        /// <summary>Takes two of the choices at a point in both orders.</summary>
        public (bool Dependent, bool Commutes, string What, string Names) Try(List<int> prefix, int one, int other)
        {
            var (first, secondBehind, firstThenSecond) = InOrder(prefix, one, other);
            var (second, firstBehind, secondThenFirst) = InOrder(prefix, other, one);
            var same = Text(first) == Text(firstBehind) && Text(second) == Text(secondBehind);
            var commutes = firstThenSecond is not null && firstThenSecond == secondThenFirst && same;
            var what = firstThenSecond is null || secondThenFirst is null ? "prevents another"
                : !same ? $"touch other things in another order: {Text(first)} and {Text(secondBehind)}, {Text(second)} and {Text(firstBehind)}"
                : "lead elsewhere in another order";
            Lead(prefix);
            return (first.DependsOn(second), commutes, what, $"{_machine.Enabled[one]} and {_machine.Enabled[other]}");
        }

        /// <remarks>
        /// Without what is sent: to the dead nothing is, and nothing but its delivery depends on it. A letter without its number: the notices of a death are numbered without those that
        /// nobody is left for.
        /// </remarks>
        private static string Text(Footprint? step) => step is null ? "" : string.Join(' ',
        [
            .. step.Things.ToArray().Where(thing => thing.Kind is not ThingKind.Signal).Select(thing => $"{thing.Mode}-{thing.Kind}-{thing.Code & (thing.Kind == ThingKind.Letter ? 0xFFFFFFF0000000UL : 0xFFFFFFFFFFFFFFUL):x}").Order(StringComparer.Ordinal),
            .. step.Mail.Select(mail => $"mail-{mail.Process}"),
            .. step.Ended.Select(process => $"ended-{process}"),
            .. step.SentTo.Distinct().Select(sent => $"sent{sent}").Order(StringComparer.Ordinal),
            $"{step.TimedOut is not null} {step.CouldTimeOut}",
        ]);

        private (Footprint Step, Footprint? Behind, UInt128? Place) InOrder(List<int> prefix, int one, int other)
        {
            Lead(prefix);
            var reader = new FootprintReader(_machine);
            var next = reader.ActorOf(_machine.Enabled[other]);
            var step = reader.Take(one, _machine.Step);
            for (var i = 0; i < _machine.Enabled.Length; i++)
            {
                if (reader.ActorOf(_machine.Enabled[i]) == next)
                {
                    var behind = reader.Take(i, _machine.Step);
                    return (step, behind, _machine.ConfigurationHash);
                }
            }
            return (step, null, null);
        }

        private void Lead(List<int> prefix)
        {
            _machine.Reset(start);
            foreach (var index in prefix)
            {
                _machine.Step(index);
            }
        }
    }
}
