using ToyBeam.Core;
using ToyBeam.Sim.Trees;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Semantics;

/// <summary>Group E of docs/semantics.md: receive.</summary>
public sealed class ReceiveRows
{
    [Fact]
    public void E1_the_oldest_message_goes_before_the_first_clause() => Row.Of("""
        main { send self "b"; send self "a"; receive { "a" -> { end "1"; } "b" -> { end "2"; } } }
        """).Always("P: took \"b\" = normal \"2\"");

    [Fact]
    public void E2_of_two_clauses_that_match_a_message_the_first_is_taken() => Row.Of("""
        main { send self "a"; receive { "a" -> { end "1"; } _ -> { end "2"; } } }
        """).Always("P: took \"a\" = normal \"1\"");

    [Fact]
    public void E3_what_is_not_taken_keeps_its_order() => Row.Of("""
        main { send self "x"; send self "y"; send self "a"; send self "z"; receive "a"; receive "never"; }
        """).Always("""P: took "a" = blocked ["x", "y", "z"]""");

    [Fact]
    public void E4_of_the_messages_that_match_a_clause_the_oldest_is_taken_first() => Row.Of(roots =>
    {
        var self = roots[0];
        roots.Add(
            Send(self, 1, () =>
            Send(self, "b", () =>
            Send(self, 2, () =>
            Receive(On<int>(_ =>
            Receive(On<int>(_ =>
            Receive(Is("never", () => End))))))))));
    }).Always("""P: took 1, took 2 = blocked ["b"]""");

    [Fact]
    public void E5_after_0_is_taken_when_nothing_matches_and_leaves_the_mailbox() => Row.Of("""
        main { send self "x"; receive { "y" -> { } after 0 -> { } } receive "never"; }
        """).Always("""P: timeout = blocked ["x"]""");

    [Fact]
    public void E6_after_0_looks_through_the_whole_mailbox_first() => Row.Of("""
        main { send self "x"; send self "y"; receive { "y" -> { } after 0 -> { } } receive "never"; }
        """).Always("""P: took "y" = blocked ["x"]""");

    /// <summary>The deadline is at 100: "y" comes at 110, or at 90. Would "x" move it, "y" at 110 would still be in time.</summary>
    [Fact]
    public void E7_messages_that_do_not_match_do_not_move_the_deadline()
    {
        Row.Of(Ticker(5)).Timed(Timing.Virtual()).Only("P").Always("P: timeout = normal \"late\"");
        Row.Of(Ticker(4)).Timed(Timing.Virtual()).Only("P").Always("P: took \"y\" = normal \"in time\"");

        static string Ticker(int ticks) => $$"""
            main { receive { "y" -> { end "in time"; } after 100 -> { end "late"; } } }
            ticker {
              {{string.Concat(Enumerable.Repeat("""receive { after 20 -> { } } send main "x"; """, ticks))}}
              receive { after 10 -> { } }
              send main "y";
            }
            """;
    }

    [Fact]
    public void E8_a_message_and_a_timeout_may_come_in_either_order() => Row.Of("""
        main { receive { "m" -> { end "got"; } after 10 -> { end "timeout"; } } }
        q { send main "m"; }
        """).Only("P").Either("P: took \"m\" = normal \"got\"", "P: timeout = normal \"timeout\"");

    [Fact]
    public void E9_a_receive_without_clauses_times_out_and_leaves_the_mailbox() => Row.Of("""
        main { send self "x"; receive { after 0 -> { } } receive "never"; }
        """).Always("""P: timeout = blocked ["x"]""");

    [Fact]
    public void E10_a_timeout_that_is_no_whole_number_from_0_is_refused_when_the_program_is_built()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => After(-1, () => End));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sim.Trees.Timeout(-1, Block.Empty));
        foreach (var timeout in (string[])["-1", "1.5", "foo", "\"1\""])
        {
            Assert.Throws<TreeSyntaxException>(() => ProgramTree.Parse($"main {{ receive {{ after {timeout} -> {{ }} }} }}"));
        }
    }

    [Fact]
    public void E11_an_exit_signal_ends_a_process_that_waits() => Row.Of("""
        main { c = spawn { receive "never"; } exit c boom; }
        """).Always("P: = normal ; P.1: = boom");
}
