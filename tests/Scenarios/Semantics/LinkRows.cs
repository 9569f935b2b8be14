using ToyBeam.Core;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Semantics;

/// <summary>Group A of docs/semantics.md: links.</summary>
public sealed class LinkRows
{
    [Fact]
    public void A1_linking_with_the_dead_ends_a_plain_caller_within_the_call() => Row.Of("""
        main { c = spawn_monitor { } receive down c; link c; send w "went on"; }
        w { receive _; }
        """).Always("P: took down P.1 normal = noproc ; P.1: = normal ; Q: = blocked");

    [Fact]
    public void A2_linking_with_the_dead_leaves_an_exit_message_with_a_trapping_caller_at_once() => Row.Of("""
        main { trap_exit on; c = spawn_monitor { } receive down c; link c; receive { exit c -> { } after 0 -> { } } receive _; }
        """).Always("P: trap false, took down P.1 normal, took exit P.1 noproc = blocked ; P.1: = normal");

    /// <summary>What ended the caller: the call itself, the news of the death, or the answer that there is nobody, after the call has come back.</summary>
    [Fact]
    public void A3_linking_with_the_dying_ends_in_three_ways() => Row.Of("""
        main { link dying; alive self; receive "never"; }
        dying { exit boom; }
        """).Reaches(
            everywhere: ["P: = noproc ; Q: = boom", "P: = boom ; Q: = boom", "P: alive true = boom ; Q: = boom"],
            inChannels: ["P: alive true = noproc ; Q: = boom"]);

    [Fact]
    public void A4_a_link_with_oneself_is_none()
    {
        Row.Of("main { link self; exit boom; }").Claim("no link", NoLink).Always("P: = boom");
        Row.Of("main { trap_exit on; link self; receive { _ -> { } after 0 -> { } } exit boom; }").Claim("no link", NoLink).Always("P: trap false, timeout = boom");
    }

    [Fact]
    public void A5_two_processes_have_one_link_whoever_asks_for_it_and_how_often()
    {
        Row.Of("""
            main { trap_exit on; c = spawn_link { receive "go"; exit boom; } link c; link c; send c "go"; receive exit c boom; receive _; }
            """).Always("""P: trap false, took exit P.1 boom = blocked ; P.1: took "go" = boom""");
        Row.Of("""
            main { trap_exit on; link q; send q "go"; receive exit q boom; receive _; }
            q { link main; receive "go"; exit boom; }
            """).Always("""P: trap false, took exit Q boom = blocked ; Q: took "go" = boom""");
    }

    [Fact]
    public void A6_one_unlink_ends_a_link_that_was_asked_for_twice() => Row.Of("""
        main { c = spawn { receive "go"; exit boom; } link c; link c; unlink c; send c "go"; receive "never"; }
        """).Finally("no link", NoLink).Always("""P: = blocked ; P.1: took "go" = boom""");

    [Fact]
    public void A7_unlinking_where_no_link_is_does_nothing() => Row.Of("""
        main { c = spawn_monitor { receive "go"; } unlink c; unlink self; send c "go"; receive down c; unlink c; end "well"; }
        """).Always("""P: took down P.1 normal = normal "well" ; P.1: took "go" = normal""");

    [Fact]
    public void A8_a_crash_that_races_with_unlink_ends_the_caller_before_it_comes_back_or_never() => Row.Of("""
        main { c = spawn_link { exit boom; } unlink c; alive self; receive "never"; }
        """).Either(
            "P: = boom ; P.1: = boom",
            "P: alive true = blocked ; P.1: = boom");

    [Fact]
    public void A9_an_exit_message_that_races_with_unlink_is_there_when_it_comes_back_or_never_comes() => Row.Of("""
        main { trap_exit on; c = spawn_link { exit boom; } unlink c; receive { exit c -> { } after 0 -> { } } receive "never"; }
        """).Either(
            "P: trap false, took exit P.1 boom = blocked ; P.1: = boom",
            "P: trap false, timeout = blocked ; P.1: = boom");

    [Fact]
    public void A10_a_link_that_was_ended_and_made_again_tells_once() => Row.Of("""
        main { trap_exit on; c = spawn_link { receive "go"; exit boom; } unlink c; link c; send c "go"; receive exit c; receive _; }
        """).Always("""P: trap false, took exit P.1 boom = blocked ; P.1: took "go" = boom""");

    [Fact]
    public void A11_a_normal_end_does_nothing_to_a_plain_peer_and_the_link_is_gone() => Row.Of("""
        main { spawn_link { } receive _; }
        """).Finally("no link", NoLink).Always("P: = blocked ; P.1: = normal");

    [Fact]
    public void A12_a_normal_end_is_a_message_for_a_trapping_peer() => Row.Of("""
        main { trap_exit on; c = spawn_link { } receive exit c; }
        """).Always("P: trap false, took exit P.1 normal = normal ; P.1: = normal");

    [Fact]
    public void A13_a_crash_ends_a_plain_peer_with_the_same_reason() => Row.Of("""
        main { spawn_link { exit boom; } receive _; }
        """).Always("P: = boom ; P.1: = boom");

    [Fact]
    public void A14_a_crash_is_a_message_for_a_trapping_peer_and_the_link_is_gone() => Row.Of("""
        main { trap_exit on; c = spawn_link { exit boom; } receive exit c; receive _; }
        """).Finally("no link", NoLink).Always("P: trap false, took exit P.1 boom = blocked ; P.1: = boom");

    [Fact]
    public void A15_the_reason_kill_over_a_link_is_a_reason_like_others() => Row.Of("""
        main { spawn_link { exit kill; } receive _; }
        """).Always("P: = kill ; P.1: = kill");

    [Fact]
    public void A16_the_reason_kill_over_a_link_is_trapped() => Row.Of("""
        main { trap_exit on; c = spawn_link { exit kill; } receive exit c; }
        """).Always("P: trap false, took exit P.1 kill = normal ; P.1: = kill");

    [Fact]
    public void A17_the_killed_is_trapped_as_killed() => Row.Of("""
        main { trap_exit on; c = spawn_link { receive _; } exit c kill; receive exit c; }
        """).Always("P: trap false, took exit P.1 killed = normal ; P.1: = killed");

    [Fact]
    public void A18_who_kills_a_linked_process_dies_of_killed_unless_trapping() => Row.Of("""
        main { c = spawn_link { receive _; } exit c kill; receive "never"; }
        """).Always("P: = killed ; P.1: = killed");

    [Fact]
    public void A19_a_reason_goes_from_hop_to_hop_and_comes_from_the_neighbour() => Row.Of("""
        main { trap_exit on; b = spawn_link { spawn_link { exit boom; } receive "never"; } receive exit b; receive _; }
        """).Always("P: trap false, took exit P.1 boom = blocked ; P.1: = boom ; P.1.1: = boom");

    [Fact]
    public void A20_the_end_of_a_chain_that_is_killed_is_killed_for_all() => Row.Of("""
        main { trap_exit on; b = spawn_link { c = spawn_link { receive _; } exit c kill; receive "never"; } receive exit b; receive _; }
        """).Always("P: trap false, took exit P.1 killed = blocked ; P.1: = killed ; P.1.1: = killed");

    [Fact]
    public void A21_shutdown_is_no_special_reason() => Row.Of("""
        main { spawn_link { exit shutdown; } receive _; }
        """).Always("P: = shutdown ; P.1: = shutdown");

    /// <summary>In place of <c>error(foo)</c> and <c>throw(foo)</c>: an exception out of the process's own code.</summary>
    [Fact]
    public void A22_an_uncaught_error_is_a_reason_that_stays_equal_along_the_chain() => Row.Of(() =>
        TrapExit(true, () =>
        SpawnLink(
            SpawnLink(
                Receive(After(0, () => throw new InvalidOperationException("foo"))), _ =>
            Receive(Is("never", () => End))), b =>
        Receive(Exited(b, null, () => End))))).Always(
            "P: trap false, took exit P.1 InvalidOperationException: foo = normal ; P.1: = InvalidOperationException: foo ; " +
            "P.1.1: timeout = InvalidOperationException: foo");

    [Fact]
    public void A23_a_child_that_is_linked_from_birth_cannot_die_too_early() => Row.Of("""
        main { trap_exit on; c = spawn_link { exit boom; } receive exit c; }
        """).Always("P: trap false, took exit P.1 boom = normal ; P.1: = boom");

    [Fact]
    public void A24_a_child_may_die_before_it_is_linked_and_a_plain_parent_of_either() => Row.Of("""
        main { c = spawn { exit boom; } link c; alive self; receive "never"; }
        """).Reaches(
            everywhere: ["P: = noproc ; P.1: = boom", "P: = boom ; P.1: = boom", "P: alive true = boom ; P.1: = boom"],
            inChannels: ["P: alive true = noproc ; P.1: = boom"]);

    [Fact]
    public void A25_a_child_may_die_before_it_is_linked_and_a_trapping_parent_hears_either() => Row.Of("""
        main { trap_exit on; c = spawn { exit boom; } link c; receive exit c; }
        """).Either(
            "P: trap false, took exit P.1 boom = normal ; P.1: = boom",
            "P: trap false, took exit P.1 noproc = normal ; P.1: = boom");

    [Fact]
    public void A26_a_child_may_end_before_it_is_linked() => Row.Of("""
        main { trap_exit on; c = spawn { } link c; receive exit c; }
        """).Either(
            "P: trap false, took exit P.1 normal = normal ; P.1: = normal",
            "P: trap false, took exit P.1 noproc = normal ; P.1: = normal");

    [Fact]
    public void A27_links_work_downwards_too()
    {
        Row.Of("""main { spawn_link { receive "never"; } exit boom; }""").Always("P: = boom ; P.1: = boom");
        Row.Of("""main { spawn_link { receive "never"; } }""").Always("P: = normal ; P.1: = blocked");
    }

    [Fact]
    public void A28_who_has_the_exit_message_finds_the_process_dead() => Row.Of("""
        main { trap_exit on; c = spawn_link { exit boom; } receive exit c boom; link c; receive exit c; monitor c; receive down c; }
        """).Always("P: trap false, took exit P.1 boom, took exit P.1 noproc, took down P.1 noproc = normal ; P.1: = boom");

    [Fact]
    public void A29_of_two_linked_processes_that_crash_each_dies_of_what_came_first() => Row.Of("""
        main { spawn_link { exit b; } exit a; }
        """).Reaches(
            everywhere: ["P: = a ; P.1: = a", "P: = b ; P.1: = b"],
            inChannels: ["P: = a ; P.1: = b"]);

    /// <summary>The dying process is P; the one that has its EXIT tells the one that has not.</summary>
    [Fact]
    public void A30_of_the_linked_one_may_act_on_a_death_before_another_one_hears_of_it()
    {
        Row.Of("""
            main {
              late = spawn_link { receive "m"; receive "never"; }
              spawn_link { trap_exit on; send parent "ready"; receive exit parent; send late "m"; }
              receive "ready";
              exit boom;
            }
            """).Only("P.1", "P.2").Reaches(
                everywhere: ["P.1: = boom ; P.2: trap false, took exit P boom = normal"],
                inChannels: ["""P.1: took "m" = boom ; P.2: trap false, took exit P boom = normal"""]);
        Row.Of("""
            main {
              link late;
              spawn_link { trap_exit on; send parent "ready"; receive exit parent; send late "m"; }
              receive "ready";
              exit boom;
            }
            late { receive "m"; receive "never"; }
            """).Only("P.1", "Q").Reaches(
                everywhere: ["P.1: trap false, took exit P boom = normal ; Q: = boom"],
                inChannels: ["""P.1: trap false, took exit P boom = normal ; Q: took "m" = boom"""]);
    }

    [Fact]
    public void A31_an_exit_signal_sent_on_purpose_leaves_the_link() => Row.Of("""
        main { trap_exit on; c = spawn_link { exit parent foo; receive "go"; exit boom; } receive exit c foo; send c "go"; receive exit c; }
        """).Always("""P: trap false, took exit P.1 foo, took exit P.1 boom = normal ; P.1: took "go" = boom""");

    [Fact]
    public void A32_the_linked_hear_of_the_target_and_not_of_the_stranger() => Row.Of("""
        main { trap_exit on; t = spawn_link { receive "never"; } spawn { exit t foo; receive "never"; } receive exit t; receive _; }
        """).Always("P: trap false, took exit P.1 foo = blocked ; P.1: = foo ; P.2: = blocked");

    [Fact]
    public void A33_linking_again_with_the_dead_is_refused_before_the_news_has_come()
    {
        Row.Of("""
            main { c = spawn_link { exit boom; } link c; receive "never"; }
            """).Reaches(everywhere: ["P: = boom ; P.1: = boom"], inChannels: ["P: = noproc ; P.1: = boom"]);
        Row.Of("""
            main { trap_exit on; c = spawn_link { exit boom; } link c; receive exit c; receive "never"; }
            """).Reaches(
                everywhere:
                [
                    "P: trap false, took exit P.1 boom = blocked ; P.1: = boom",
                    "P: trap false, took exit P.1 boom = blocked [exit P.1 noproc] ; P.1: = boom",
                ],
                inChannels: ["P: trap false, took exit P.1 noproc = blocked [exit P.1 boom] ; P.1: = boom"]);
    }

    private static bool NoLink(World world)
    {
        for (var i = 0; i < world.ProcessCount; i++)
        {
            if (world[i].Links.Length > 0)
            {
                return false;
            }
        }
        return true;
    }
}
