using System.Diagnostics;
using System.Text;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Traces;
using ToyBeam.Sim.Viewer;
using ToyBeam.Xunit.Bodies;
using ToyBeam.Xunit.Cases;
using ToyBeam.Xunit.Failures;

namespace ToyBeam.Xunit.Runners;

/// <summary>Runs one test: all cases of a property, or the one case that a token addresses.</summary>
internal sealed class PropertyRun(BeamPropertyTestCase testCase, object? instance, StringBuilder log)
{
    private readonly BeamProperty _property = testCase.Property;
    private readonly PropertyBody _body = new(testCase.Property, instance);
    private readonly TraceStore? _files = FailureFiles.Of(testCase.Property, testCase.Surroundings);

    private BeamPropertyAttribute Settings => _property.Settings;

    /// <summary>Returns when the property holds.</summary>
    /// <exception cref="PropertyFailedException">It does not, or cannot be run.</exception>
    public Task Run()
    {
        if (_property.FirstProblem() is { } problem)
        {
            throw new PropertyFailedException(problem);
        }
        var environment = testCase.Surroundings;
        return testCase.Pin is { } pin ? Replay(pin, "pinned case")
            : environment.Replays ? Replay(environment.ReplayText!, "replayed case")
            : Settings.Replay is { } token ? Replay(token, "replayed case")
            : Explore(environment.BaseSeed);
    }

    private async Task Explore(ulong baseSeed)
    {
        if (testCase.Surroundings.Remembers && _property.TakesTree && _files is not null)
        {
            await Recall(_files);
        }
        var ledger = new Ledger();
        var rejected = 0;
        var clock = Stopwatch.StartNew();
        while (ledger.Cases < Settings.MaxTest && !Late(clock))
        {
            var number = ledger.Cases + rejected;
            var address = CaseAddress.Of(baseSeed, _property.FullName, number, SizeAt(number));
            var input = Generate(address);
            var tally = new Tally();
            var outcome = await _body.Call(input, tally);
            if (outcome == CaseOutcome.Rejected)
            {
                if (++rejected > Settings.MaxRejected)
                {
                    throw Gap(baseSeed, $"Gave up: the precondition rejected {rejected} cases, and only {ledger.Cases} of {Settings.MaxTest} passed it.");
                }
                continue;
            }
            if (outcome.Failure is not null)
            {
                var where = $"case {ledger.Cases + 1} of {Settings.MaxTest}, size {address.Size}{Rejections(rejected)}, base seed {baseSeed}";
                throw await Investigate(input, outcome, address.TokenOf(_property.FullName), where);
            }
            ledger.Add(tally);
        }
        Conclude(ledger, rejected, baseSeed);
    }

    /// <summary>Tries the failures of earlier runs first; one that no longer fails is forgotten.</summary>
    private async Task Recall(TraceStore files)
    {
        foreach (var file in files.Files())
        {
            if (RememberedCase.Read(file, log) is not var (tree, token))
            {
                continue;
            }
            var input = Investigation.TreeInput(tree, token, Settings.EndSize);
            var outcome = await _body.Call(input, new Tally());
            if (outcome.Failure is not null)
            {
                throw await Investigate(input, outcome, token, "remembered case");
            }
            FindingFiles.Delete(file);
            log.Append("tried 1 remembered failure: no longer fails: forgotten\n");
        }
    }

    private void Conclude(Ledger ledger, int rejected, ulong baseSeed)
    {
        if (ledger.Cases == 0)
        {
            throw Gap(baseSeed, $"The deadline of {Settings.Deadline} seconds came before any case passed the precondition ({rejected} were rejected).");
        }
        var all = ledger.Cases == Settings.MaxTest;
        if (all && ledger.FirstGap(_property.Floors) is { } gap)
        {
            throw Gap(baseSeed, gap);
        }
        log.Append(all ? $"{ledger.Cases} cases ran{Rejections(rejected)}" : $"deadline: {ledger.Cases} of {Settings.MaxTest} cases ran{Rejections(rejected)}; floors were not checked");
        log.Append($", base seed {baseSeed}\n");
        ledger.AppendShares(log);
    }

    private async Task Replay(string text, string where)
    {
        if (!Token.TryParse(text, out var token, out var problem))
        {
            throw new PropertyFailedException(problem);
        }
        if (ReplayMatch.Mismatch(_property, token) is { } mismatch)
        {
            throw new PropertyFailedException(mismatch);
        }
        var input = InputOf(token);
        var outcome = await _body.Call(input, new Tally());
        if (outcome == CaseOutcome.Rejected)
        {
            throw new PropertyFailedException($"The precondition rejects the {where}, so it tests nothing.");
        }
        if (outcome.Failure is not null)
        {
            throw await Investigate(input, outcome, token, where);
        }
        log.Append($"{where}: holds\n");
    }

    private CaseInput InputOf(Token token)
    {
        if (token.Target is TreeTarget { Tree: var tree })
        {
            return Investigation.TreeInput(tree, token, Settings.EndSize);
        }
        if (((SeedToken)token).Generator != SeedToken.CurrentGenerator)
        {
            throw new PropertyFailedException($"The token is of generator version {((SeedToken)token).Generator} and this is version {SeedToken.CurrentGenerator}: its seed gives another case now.");
        }
        CaseAddress.TryRead(token, out var address, out _);
        return Generate(address);
    }

    private CaseInput Generate(CaseAddress address)
    {
        var input = _property.Generate(address);
        if (Settings.Verbose)
        {
            log.Append($"size {address.Size}\n");
            ArgumentText.Append(log, _property, input);
        }
        return input;
    }

    private async Task<PropertyFailedException> Investigate(CaseInput input, CaseOutcome outcome, Token token, string where)
    {
        var failure = await new Investigation(_property, _body).Of(input, outcome, token);
        return new PropertyFailedException(FailureText.Of(_property, failure, where, FailureFiles.Write(failure.Outcome.Failure!, _files, _property.FullName)), UserFrames.Of(failure.Outcome.Failure!));
    }

    private PropertyFailedException Gap(ulong baseSeed, string sentence) =>
        new($"{sentence}\n{PropertyEnvironment.SeedVariable}={baseSeed} {FailureText.TestCommand(_property)}");

    private bool Late(Stopwatch clock) => Settings.Deadline > 0 && clock.Elapsed.TotalSeconds >= Settings.Deadline;

    /// <summary>Sizes go up evenly from the first case to the last; and again, when rejected cases make more of them: a precondition may want a size.</summary>
    private int SizeAt(int number) => Settings.MaxTest == 1
        ? Settings.EndSize
        : Settings.StartSize + (int)((long)(Settings.EndSize - Settings.StartSize) * (number % Settings.MaxTest) / (Settings.MaxTest - 1));

    private static string Rejections(int rejected) => rejected == 0 ? "" : $" ({rejected} rejected)";
}
