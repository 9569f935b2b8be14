using ToyBeam.Core;
using ToyBeam.Sim.Tokens;
using ToyBeam.Xunit.Cases;
using Xunit.Abstractions;

namespace ToyBeam.Properties.Xunit;

/// <summary>What a failure prints brings it back, and nothing else.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task A_finding_is_told_whole_and_its_token_brings_it_back()
    {
        var message = await PropertyDriver.FailureOf<TreeLaws>(nameof(TreeLaws.The_crash_is_heard_of));
        var token = PropertyDriver.TokenOf(message);
        Assert.StartsWith("completes: P (main) waits for ever for exit P.1 crash\n", message, StringComparison.Ordinal);
        Assert.Contains(
            """
              program (shrunk from 11 instructions to 7)
                main {
                  trap_exit on;
                  c = spawn { crash; }
                  link c;
                  receive exit c crash;
                }
            """.ReplaceLineEndings("\n"),
            message,
            StringComparison.Ordinal);
        Assert.Contains("\n  schedule\n", message, StringComparison.Ordinal);
        Assert.Contains("\n  trace (* where the schedule deviates)\n", message, StringComparison.Ordinal);
        Assert.Contains($"\n  case 1 of 100, size 1, base seed 1\n  [Pin(\"{token}\")]\n", message, StringComparison.Ordinal);
        Assert.DoesNotContain("token:", message, StringComparison.Ordinal);
        Assert.IsType<ScheduleToken>(Token.Parse(token));

        var again = await PropertyDriver.FailureOf<TreeLaws>(nameof(TreeLaws.The_crash_is_heard_of), PropertyDriver.Replaying(token));
        Assert.Equal(token, PropertyDriver.TokenOf(again));
        Assert.Equal(message.Split('\n')[0], again.Split('\n')[0]);
        Assert.Equal(TraceOf(message), TraceOf(again));
        Assert.Contains("\n  replayed case\n", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_whose_smallest_program_the_body_rejects_is_shrunk_within_the_precondition()
    {
        var message = await PropertyDriver.FailureOf<TreeLaws>(nameof(TreeLaws.With_a_precondition));
        Assert.StartsWith("completes: P (main) waits for ever for exit P.1 crash\n", message, StringComparison.Ordinal);
        Assert.Contains("\n  program =\n    main {\n", message, StringComparison.Ordinal);
        Assert.IsType<SeedToken>(Token.Parse(PropertyDriver.TokenOf(message)));
        await AssertSameAgain<TreeLaws>(nameof(TreeLaws.With_a_precondition), message);
    }

    [Theory]
    [InlineData(nameof(SampleLaws.Below_seven))]
    [InlineData(nameof(SampleLaws.Short_lists))]
    [InlineData(nameof(SampleLaws.Wrong_claim))]
    public async Task A_case_token_brings_back_a_failure_without_schedule(string law) =>
        await AssertSameAgain<SampleLaws>(law, await PropertyDriver.FailureOf<SampleLaws>(law));

    [Fact]
    public async Task A_failed_assertion_about_a_tree_is_shrunk_and_replayed_by_its_case()
    {
        var message = await PropertyDriver.FailureOf<TreeLaws>(nameof(TreeLaws.Nothing_spawns));
        Assert.StartsWith("Assert.DoesNotContain() Failure", message, StringComparison.Ordinal);
        Assert.Contains("\n  program =\n    main {\n      spawn { }\n    }\n", message, StringComparison.Ordinal);
        await AssertSameAgain<TreeLaws>(nameof(TreeLaws.Nothing_spawns), message);
    }

    [Fact]
    public async Task Equal_seeds_give_equal_texts_and_other_seeds_give_other_cases()
    {
        const string Law = nameof(TreeLaws.Everything_completes);
        var message = await PropertyDriver.FailureOf<TreeLaws>(Law);
        Assert.Equal(message, await PropertyDriver.FailureOf<TreeLaws>(Law));
        Assert.NotEqual(message, await PropertyDriver.FailureOf<TreeLaws>(Law, PropertyDriver.Seeded with { SeedText = "2" }));
        Assert.Equal(message, await PropertyDriver.FailureOf<TreeLaws>(Law, new PropertyEnvironment(SeedText: null, ReplayText: null, DrawnSeed: 1)));
    }

    [Fact]
    public async Task Explorations_in_a_case_draw_from_the_seed_of_that_case()
    {
        const string Law = nameof(TreeLaws.Draws_from_its_context);
        var seeds = (await PropertyDriver.Run<TreeLaws>(Law)).Output;
        Assert.Equal(12, seeds.Split('\n').Distinct().Count());
        Assert.Equal(seeds, (await PropertyDriver.Run<TreeLaws>(Law)).Output);
    }

    [Fact]
    public void A_case_is_a_function_of_base_seed_property_and_number()
    {
        // A known answer: tokens that people have pinned must not change their meaning.
        Assert.Equal(new CaseAddress(KnownSeed, 7), CaseAddress.Of(1, "A.B", 3, 7));
        Assert.Equal(4, new[] { CaseAddress.Of(1, "A.B", 3, 7), CaseAddress.Of(2, "A.B", 3, 7), CaseAddress.Of(1, "A.C", 3, 7), CaseAddress.Of(1, "A.B", 4, 7) }.Distinct().Count());
    }

    [Theory]
    [InlineData("rubbish", "\"rubbish\" is no replay token: those begin with TB1-")]
    [InlineData("TB1-24000", "The token has a typo, or a part of it is missing: its checksum does not fit.")]
    public async Task A_malformed_token_fails_with_the_sentence_of_its_decoder(string token, string sentence) =>
        Assert.Equal(sentence, await PropertyDriver.FailureOf<SampleLaws>(nameof(SampleLaws.Holds), PropertyDriver.Replaying(token)));

    [Theory]
    [InlineData("-1")]
    [InlineData("0x12")]
    [InlineData("18446744073709551616")]
    public async Task A_malformed_seed_fails_with_a_sentence(string seed) =>
        Assert.Equal(
            $"TOYBEAM_SEED is \"{seed}\", but must be a number from 0 to 18446744073709551615.",
            await PropertyDriver.FailureOf<SampleLaws>(nameof(SampleLaws.Holds), PropertyDriver.Seeded with { SeedText = seed }));

    [Fact]
    public async Task A_property_that_the_token_is_not_of_is_skipped_with_a_sentence()
    {
        var ofCase = new CaseAddress(1, 2).TokenOf("Some.Law").ToString();
        Assert.Equal("The token is of the property Some.Law.", await SkipReason(ofCase));
        var ofTree = PropertyDriver.TokenOf(await PropertyDriver.FailureOf<TreeLaws>(nameof(TreeLaws.The_crash_is_heard_of)));
        Assert.Equal("The token holds a program tree, and this property does not take one alone.", await SkipReason(ofTree));
        var ofScenario = new SeedToken(new MachineOptions(), new NamedTarget("ex7", []), "random", 1, 0).ToString();
        Assert.Equal("The token is of the program \"ex7\" and of no property: give it to Explore.Replay or to the command line.", await SkipReason(ofScenario));
    }

    [Fact]
    public async Task A_replayed_case_that_holds_passes()
    {
        var token = new CaseAddress(1, 2).TokenOf($"{typeof(SampleLaws).FullName}.{nameof(SampleLaws.Holds)}").ToString();
        Assert.Equal("replayed case: holds\n", (await PropertyDriver.Run<SampleLaws>(nameof(SampleLaws.Holds), PropertyDriver.Replaying(token))).Output);
    }

    [Fact]
    public async Task A_token_of_another_generator_does_not_pass_for_the_same_case()
    {
        var name = $"{typeof(SampleLaws).FullName}.{nameof(SampleLaws.Holds)}";
        var token = new SeedToken(new MachineOptions(), new NamedTarget(name, []), "property", 1, 2, generator: 99);
        Assert.StartsWith(
            "The token is of generator version 99 ",
            await PropertyDriver.FailureOf<SampleLaws>(nameof(SampleLaws.Holds), PropertyDriver.Replaying(token.ToString())),
            StringComparison.Ordinal);
    }

    private const ulong KnownSeed = 12751106439793489068;

    private static async Task<string> SkipReason(string token) =>
        Assert.IsAssignableFrom<ITestSkipped>(await PropertyDriver.Run<SampleLaws>(nameof(SampleLaws.Holds), PropertyDriver.Replaying(token))).Reason;

    /// <summary>A case that is run again is shrunk again: only the line that says which case it was differs.</summary>
    private static async Task AssertSameAgain<TClass>(string law, string message)
    {
        var again = await PropertyDriver.FailureOf<TClass>(law, PropertyDriver.Replaying(PropertyDriver.TokenOf(message)));
        Assert.Equal(Told(message), Told(again));

        static IEnumerable<string> Told(string text) =>
            text.Split('\n').Where(line => !line.StartsWith("  case ", StringComparison.Ordinal) && !line.StartsWith("  replayed case", StringComparison.Ordinal));
    }

    private static string TraceOf(string message)
    {
        var from = message.IndexOf("\n  trace ", StringComparison.Ordinal);
        return message[from..message.IndexOf("\n\n", from, StringComparison.Ordinal)];
    }
}
