using ToyBeam.Core;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Semantics;

/// <summary>Group B of docs/semantics.md: exit signals on purpose, kill, the trap flag.</summary>
public sealed class ExitRows
{
    [Fact]
    public void B1_normal_sent_to_a_plain_process_does_nothing() => Row.Of("""
        main { c = spawn { receive "go"; } exit c normal; send c "go"; }
        """).Always("""P: = normal ; P.1: took "go" = normal""");

    [Fact]
    public void B2_normal_sent_to_a_trapping_process_is_a_message() => Row.Of("""
        main { c = spawn { trap_exit on; send parent "ready"; receive exit parent; } receive "ready"; exit c normal; }
        """).Always("""P: took "ready" = normal ; P.1: trap false, took exit P normal = normal""");

    [Fact]
    public void B3_normal_sent_to_oneself_ends_a_plain_process_on_the_spot() => Row.Of("""
        main { exit self normal; send w "went on"; end "went on"; }
        w { receive _; }
        """).Always("P: = normal ; Q: = blocked");

    [Fact]
    public void B4_normal_sent_to_oneself_is_there_at_once_when_trapping() => Row.Of("""
        main { trap_exit on; exit self normal; receive { exit self -> { } after 0 -> { } } }
        """).Always("P: trap false, took exit P normal = normal");

    [Fact]
    public void B5_kill_sent_to_oneself_ends_on_the_spot_trapping_or_not()
    {
        Row.Of("""
            main { exit self kill; send w "went on"; }
            w { receive _; }
            """).Always("P: = killed ; Q: = blocked");
        Row.Of("""
            main { trap_exit on; exit self kill; send w "went on"; }
            w { receive _; }
            """).Always("P: trap false = killed ; Q: = blocked");
    }

    [Fact]
    public void B6_an_exit_signal_to_oneself_is_synchronous()
    {
        Row.Of("""
            main { exit self foo; send w "went on"; }
            w { receive _; }
            """).Always("P: = foo ; Q: = blocked");
        Row.Of("""
            main { trap_exit on; exit self foo; receive { exit self -> { } after 0 -> { } } }
            """).Always("P: trap false, took exit P foo = normal");
    }

    [Fact]
    public void B7_an_exit_signal_to_the_dead_does_nothing() => Row.Of("""
        main { c = spawn_monitor { } receive down c; exit c foo; exit c kill; end "well"; }
        """).Always("""P: took down P.1 normal = normal "well" ; P.1: = normal""");

    [Fact]
    public void B8_kill_cannot_be_trapped() => Row.Of("""
        main { c = spawn { trap_exit on; send parent "ready"; receive _; } receive "ready"; exit c kill; }
        """).Always("""P: took "ready" = normal ; P.1: trap false = killed""");

    [Fact]
    public void B9_killed_is_a_reason_like_others()
    {
        Row.Of("""
            main { c = spawn { trap_exit on; send parent "ready"; receive _; } receive "ready"; exit c killed; }
            """).Always("""P: took "ready" = normal ; P.1: trap false, took exit P killed = normal""");
        Row.Of("""
            main { c = spawn { receive _; } exit c killed; }
            """).Always("P: = normal ; P.1: = killed");
    }

    [Fact]
    public void B10_whoever_killed_a_process_and_asks_finds_it_dead()
    {
        Row.Of("""
            main { c = spawn { receive "never"; } exit c kill; alive c; }
            """).Always("P: alive false = normal ; P.1: = killed");
        Row.Of("""
            main { trap_exit on; c = spawn_link { receive "never"; } exit c kill; alive c; receive exit c; }
            """).Always("P: trap false, alive false, took exit P.1 killed = normal ; P.1: = killed");
    }

    [Fact]
    public void B11_an_exit_signal_behind_a_message_may_overtake_what_the_message_makes_do() => Row.Of("""
        main { c = spawn { receive "m"; send parent "told"; receive "never"; } send c "m"; exit c boom; receive "told"; }
        """).Either(
            """P: took "told" = normal ; P.1: took "m" = boom""",
            """P: = blocked ; P.1: took "m" = boom""",
            "P: = blocked ; P.1: = boom");

    [Fact]
    public void B12_a_message_behind_an_exit_signal_is_never_handled() => Row.Of("""
        main { c = spawn { receive "m"; send parent "told"; } exit c boom; send c "m"; receive "told"; }
        """).Always("P: = blocked ; P.1: = boom");

    [Fact]
    public void B13_of_two_exit_signals_the_first_wins() => Row.Of("""
        main { receive "never"; }
        one { exit main r1; }
        two { exit main r2; }
        """).Either("P: = r1 ; Q: = normal ; R: = normal", "P: = r2 ; Q: = normal ; R: = normal");

    [Fact]
    public void B14_messages_and_exit_signals_of_a_pair_keep_their_order() => Row.Of("""
        main { c = spawn { trap_exit on; send parent "ready"; receive "never"; } receive "ready"; send c "m1"; exit c x; send c "m2"; }
        """).Always("""P: took "ready" = normal ; P.1: trap false = blocked ["m1", exit P x, "m2"]""");

    /// <summary>How many steps of work a process had done, and why it ended: between any two steps, and inside of one piece of work.</summary>
    [Fact]
    public void B15_a_process_can_die_between_any_two_steps_and_inside_work()
    {
        Row.Of("""
            main { work 1; work 1; work 1; }
            killer { exit main boom; }
            """).At(Granularity.Work).Seen(StepsAndReason).Either("0 boom", "1 boom", "2 boom", "3 normal");
        Row.Of("""
            main { work 3; }
            killer { exit main boom; }
            """).At(Granularity.Reduction).Seen(StepsAndReason).Either("0 boom", "1 boom", "2 boom", "3 boom", "4 normal");
    }

    /// <summary>Who finds the sender dead knows that the signal was sent.</summary>
    [Fact]
    public void B16_a_signal_that_was_sent_before_trapping_may_be_trapped() => Row.Of("""
        main { alive q; trap_exit on; receive _; }
        q { exit main boom; }
        """).Only("P").Reaches(
            everywhere: ["P: = boom", "P: alive true = boom", "P: alive true, trap false, took exit Q boom = normal"],
            inChannels: ["P: alive false = boom", "P: alive false, trap false, took exit Q boom = normal"]);

    [Fact]
    public void B17_a_signal_that_was_sent_while_trapping_may_end_the_process_after_it() => Row.Of("""
        main { trap_exit on; c = spawn { exit parent boom; } alive c; trap_exit off; receive _; }
        """).Only("P").Reaches(
            everywhere:
            [
                "P: trap false, alive true, trap true, took exit P.1 boom = normal",
                "P: trap false, alive true, trap true = boom",
                "P: trap false, alive false, trap true, took exit P.1 boom = normal",
            ],
            inChannels: ["P: trap false, alive false, trap true = boom"]);

    [Fact]
    public void B18_setting_the_trap_flag_gives_its_old_value() => Row.Of("""
        main { trap_exit on; trap_exit on; trap_exit off; trap_exit off; }
        """).Always("P: trap false, trap true, trap true, trap false = normal");

    [Fact]
    public void B19_a_child_inherits_no_trap_flag_no_link_and_no_monitor() => Row.Of("""
        main {
          trap_exit on;
          l = spawn_link { receive "go"; exit boom; }
          monitor l;
          spawn { trap_exit off; send parent "born"; receive _; }
          receive "born";
          send l "go";
          receive exit l;
          receive down l;
        }
        """).Always("""
            P: trap false, took "born", took exit P.1 boom, took down P.1 boom = normal ; P.1: took "go" = boom ; P.2: trap false = blocked
            """);

    [Fact]
    public void B20_an_exit_message_that_somebody_wrote_is_a_message_and_harms_nobody()
    {
        Row.Of(Forgery).Finally("the link stays", world => world[0].Links is [1] && world[1].Links is [0]).Always("P: took exit Q boom = blocked ; Q: = blocked");

        static void Forgery(Roots roots)
        {
            var (main, forger) = (roots[0], roots[1]);
            roots.Add(Link(forger, () => Receive(Exited(forger, "boom", () => Receive(Is("never", () => End))))));
            roots.Add(Send(main, new ExitMessage(forger, "boom"), () => Receive(Is("never", () => End))));
        }
    }

    [Fact]
    public void B21_a_message_may_overtake_an_exit_signal_of_which_its_sender_knows() => Row.Of("""
        main { receive "m"; receive "never"; }
        a { exit main boom; send b "go"; }
        b { receive "go"; send main "m"; }
        """).Only("P").Reaches(everywhere: ["P: = boom"], onlyPairwise: ["""P: took "m" = boom"""]);

    [Fact]
    public void B22_a_trapped_exit_signal_to_oneself_may_end_the_process_after_all()
    {
        Row.Of("main { trap_exit on; exit self boom; trap_exit off; receive \"never\"; }").Reaches(
            everywhere: ["P: trap false, trap true = blocked [exit P boom]"],
            inChannels: ["P: trap false, trap true = boom"]);
        Row.Of("main { trap_exit on; exit self normal; trap_exit off; send self \"m\"; receive \"never\"; }").Reaches(
            everywhere: ["P: trap false, trap true = blocked [exit P normal, \"m\"]"],
            inChannels: ["P: trap false, trap true = blocked [\"m\"]"]);
        Row.Of("main { trap_exit on; exit self boom; receive { after 0 -> { } } }").Always("P: trap false, timeout = normal");
        Row.Of("main { trap_exit on; exit self boom; receive { exit self -> { } after 0 -> { } } }").Always("P: trap false, took exit P boom = normal");
        Row.Of("main { trap_exit on; exit self boom; send self \"m\"; receive { \"m\" -> { } after 0 -> { } } receive _; }").Always("""P: trap false, took "m", took exit P boom = normal""");
    }

    [Fact]
    public void B23_an_exit_signal_that_is_read_late_keeps_its_place_before_a_message_to_oneself()
    {
        Row.Of("main { c = spawn_link { } send self \"m\"; trap_exit on; receive \"never\"; }").Only("P").Reaches(
            everywhere: ["P: trap false = blocked [\"m\"]", "P: trap false = blocked [\"m\", exit P.1 normal]"],
            inChannels: ["P: trap false = blocked [exit P.1 normal, \"m\"]"]);
        Row.Of("main { c = spawn_link { } send self \"m\"; receive { \"m\" -> { } after 0 -> { } } }").Only("P").Always("""P: took "m" = normal""");
    }

    private static string StepsAndReason(World world) => $"{world[0].Steps} {world[0].Reason}";
}
