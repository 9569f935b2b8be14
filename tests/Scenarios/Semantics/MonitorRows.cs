using ToyBeam.Core;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Semantics;

/// <summary>Group C of docs/semantics.md: monitors.</summary>
public sealed class MonitorRows
{
    /// <summary>Not even behind a message to oneself it need be there.</summary>
    [Fact]
    public void C1_that_a_monitored_process_is_dead_comes_as_a_signal()
    {
        Row.Of("""
            main { c = spawn_monitor { } receive down c; monitor c; receive { down c -> { } after 0 -> { receive down c; } } }
            """).Only("P").Reaches(
                everywhere: ["P: took down P.1 normal, took down P.1 noproc = normal"],
                inChannels: ["P: took down P.1 normal, timeout, took down P.1 noproc = normal"]);
        Row.Of("""
            main {
              c = spawn_monitor { }
              receive down c;
              monitor c;
              send self "x";
              receive "x";
              receive { down c -> { } after 0 -> { receive down c; } }
            }
            """).Only("P").Reaches(
                everywhere: ["""P: took down P.1 normal, took "x", took down P.1 noproc = normal"""],
                inChannels: ["""P: took down P.1 normal, took "x", timeout, took down P.1 noproc = normal"""]);
    }

    [Fact]
    public void C2_a_monitor_of_the_dead_can_be_ended_before_it_tells() => Row.Of("""
        main { c = spawn_monitor { } receive down c; m = monitor c; demonitor m info; receive "never"; }
        """).Only("P").Reaches(
            everywhere: ["P: took down P.1 normal, demonitor false = blocked [down P.1 noproc]"],
            inChannels: ["P: took down P.1 normal, demonitor true = blocked"]);

    [Fact]
    public void C3_a_monitor_tells_of_every_end_with_its_reason()
    {
        Row.Of("main { c = spawn_monitor { } receive down c; receive _; }").Always("P: took down P.1 normal = blocked ; P.1: = normal");
        Row.Of("main { c = spawn_monitor { exit x; } receive down c; receive _; }").Always("P: took down P.1 x = blocked ; P.1: = x");
        Row.Of("""
            main { c = spawn_monitor { receive "never"; } exit c kill; receive down c; receive _; }
            """).Always("P: took down P.1 killed = blocked ; P.1: = killed");
    }

    [Fact]
    public void C4_three_monitors_tell_three_times_in_the_order_of_their_making() => Row.Of(() =>
        Spawn(Receive(Is("go", () => Exit("boom"))), c =>
        Monitor(c, _ =>
        Monitor(c, _ =>
        Monitor(c, _ =>
        Send(c, "go", () =>
        Receive(On<DownMessage>(first =>
        Receive(On<DownMessage>(second =>
        Receive(On<DownMessage>(third => End($"{first.Ref}, {second.Ref}, {third.Ref}"))))))))))))).Always("""
            P: took down P.1 boom, took down P.1 boom, took down P.1 boom = normal "P#1, P#2, P#3" ; P.1: took "go" = boom
            """);

    [Fact]
    public void C5_ending_a_monitor_leaves_a_down_message_that_is_there() => Row.Of(AfterDown("demonitor m;"))
        .Always("""P: took down @n boom, demonitor true = blocked [down P.1 boom] ; P.1: took "go" = boom""");

    [Fact]
    public void C6_flushing_takes_the_down_message_away() => Row.Of(AfterDown("demonitor m flush;"))
        .Always("""P: took down @n boom, demonitor true = blocked ; P.1: took "go" = boom""");

    [Fact]
    public void C7_asking_for_info_tells_whether_the_monitor_was_active()
    {
        Row.Of(AfterDown("demonitor m info;")).Always("""P: took down @n boom, demonitor false = blocked [down P.1 boom] ; P.1: took "go" = boom""");
        Row.Of(WhileAlive("demonitor m info;")).Always("""P: demonitor true = blocked ; P.1: took "go" = boom""");
    }

    [Fact]
    public void C8_info_and_flush_go_together()
    {
        Row.Of(AfterDown("demonitor m info flush;")).Always("""P: took down @n boom, demonitor false = blocked ; P.1: took "go" = boom""");
        Row.Of(WhileAlive("demonitor m info flush;")).Always("""P: demonitor true = blocked ; P.1: took "go" = boom""");
    }

    [Fact]
    public void C8b_false_means_that_the_down_message_is_there_and_true_does_not_mean_alive()
    {
        Row.Of("""
            main { c = spawn_monitor { exit boom; } demonitor c info; receive "never"; }
            """).Only("P").Either("P: demonitor true = blocked", "P: demonitor false = blocked [down P.1 boom]");
        Row.Of("""
            main { c = spawn_monitor { exit boom; } alive c; demonitor c info; receive "never"; }
            """).Only("P").Reaches(
                everywhere:
                [
                    "P: alive true, demonitor true = blocked",
                    "P: alive true, demonitor false = blocked [down P.1 boom]",
                    "P: alive false, demonitor false = blocked [down P.1 boom]",
                ],
                inChannels: ["P: alive false, demonitor true = blocked"]);
    }

    [Fact]
    public void C9_ending_a_monitor_again_does_nothing() => Row.Of(WhileAlive("demonitor m; demonitor m; demonitor m flush;"))
        .Always("""P: demonitor true, demonitor true, demonitor true = blocked ; P.1: took "go" = boom""");

    [Fact]
    public void C10_nobody_ends_the_monitor_of_another_process()
    {
        Row.Of(Program(info: false)).Only("P").Always("""P: took "true", took down P.1 boom = normal""");
        Row.Of(Program(info: true)).Only("P").Always("""P: took "false", took down P.1 boom = normal""");

        static Start Program(bool info) => roots =>
        {
            var (owner, other) = (roots[0], roots[1]);
            roots.Add(
                Spawn(Receive(Is("go", () => Exit("boom"))), c =>
                Monitor(c, m =>
                Send(other, m, () =>
                Receive(Any(_ =>
                Send(c, "go", () =>
                Receive(Down(m, _ => End)))))))));
            roots.Add(Receive(On<MonitorRef>(m => info
                ? DemonitorInfo(m, result => Send(owner, result ? "true" : "false", () => End), flush: true)
                : Demonitor(m, () => Send(owner, "true", () => End), flush: true))));
        };
    }

    [Fact]
    public void C11_a_monitor_of_oneself_never_tells() => Row.Of("""
        main { m = monitor self; receive { _ -> { } after 0 -> { } } demonitor m info; receive "never"; }
        """).Always("P: timeout, demonitor false = blocked");

    [Fact]
    public void C12_after_ending_with_flush_nothing_is_there_and_nothing_comes() => Row.Of("""
        main { c = spawn_monitor { exit boom; } demonitor c flush; receive "never"; }
        """).Always("P: demonitor true = blocked ; P.1: = boom");

    [Fact]
    public void C13_after_ending_without_flush_the_down_message_is_there_or_never_comes() => Row.Of("""
        main { c = spawn_monitor { exit boom; } demonitor c; receive { down c -> { } after 0 -> { } } receive "never"; }
        """).Either(
            "P: demonitor true, took down P.1 boom = blocked ; P.1: = boom",
            "P: demonitor true, timeout = blocked ; P.1: = boom");

    [Fact]
    public void C14_a_child_that_is_monitored_from_birth_cannot_die_too_early() => Row.Of("""
        main { c = spawn_monitor { exit boom; } receive down c; }
        """).Always("P: took down P.1 boom = normal ; P.1: = boom");

    /// <summary>That it was too late is said by nobody, so it may come before the news over a link.</summary>
    [Fact]
    public void C15_a_child_may_die_before_it_is_monitored()
    {
        Row.Of("""
            main { c = spawn { exit boom; } monitor c; receive down c; }
            """).Either("P: took down P.1 boom = normal ; P.1: = boom", "P: took down P.1 noproc = normal ; P.1: = boom");
        Row.Of("""
            main { trap_exit on; c = spawn_link { exit boom; } monitor c; receive _; receive _; }
            """).Only("P").Reaches(
                everywhere:
                [
                    "P: trap false, took exit P.1 boom, took down P.1 boom = normal",
                    "P: trap false, took exit P.1 boom, took down P.1 noproc = normal",
                ],
                inChannels: ["P: trap false, took down P.1 noproc, took exit P.1 boom = normal"]);
    }

    [Fact]
    public void C16_a_monitor_by_name_tells_by_name()
    {
        Row.Of("main { monitor @nobody; receive _; }").Always("P: took down @nobody noproc = normal");
        Row.Of("""
            main { c = spawn { receive "go"; exit boom; } register c @n; monitor @n; send c "go"; receive _; }
            """).Always("""P: took down @n boom = normal ; P.1: took "go" = boom""");
    }

    [Fact]
    public void C17_a_message_comes_before_the_down_of_its_sender() => Row.Of("""
        main { spawn_monitor { send parent "m"; } receive _; receive _; }
        """).Always("""P: took "m", took down P.1 normal = normal ; P.1: = normal""");

    [Fact]
    public void C18_a_message_comes_before_the_exit_of_its_sender() => Row.Of("""
        main { trap_exit on; spawn_link { send parent "m"; } receive _; receive _; }
        """).Always("""P: trap false, took "m", took exit P.1 normal = normal ; P.1: = normal""");

    [Fact]
    public void C19_the_exit_comes_before_the_down_whichever_was_set_up_first()
    {
        Row.Of("""
            main { trap_exit on; c = spawn_link { receive "go"; exit boom; } monitor c; send c "go"; receive _; receive _; }
            """).Only("P").Always("P: trap false, took exit P.1 boom, took down P.1 boom = normal");
        Row.Of("""
            main { trap_exit on; c = spawn_monitor { receive "go"; exit boom; } link c; send c "go"; receive _; receive _; }
            """).Only("P").Always("P: trap false, took exit P.1 boom, took down P.1 boom = normal");
    }

    [Fact]
    public void C20_a_crash_does_not_harm_who_watches() => Row.Of("""
        main { spawn_monitor { exit boom; } receive _; receive _; }
        """).Always("P: took down P.1 boom = blocked ; P.1: = boom");

    [Fact]
    public void C21_the_death_of_who_watches_does_not_harm_the_watched() => Row.Of("""
        main { spawn_monitor { receive "never"; } exit boom; }
        """).Always("P: = boom ; P.1: = blocked");

    [Fact]
    public void C22_who_monitors_and_then_says_stop_hears_the_reason() => Row.Of("""
        main { c = spawn { receive "stop"; } monitor c; send c "stop"; receive down c; }
        """).Always("""P: took down P.1 normal = normal ; P.1: took "stop" = normal""");

    [Fact]
    public void C23_who_says_stop_and_then_monitors_may_be_too_late() => Row.Of("""
        main { c = spawn { receive "stop"; } send c "stop"; monitor c; receive down c; }
        """).Either(
            """P: took down P.1 normal = normal ; P.1: took "stop" = normal""",
            """P: took down P.1 noproc = normal ; P.1: took "stop" = normal""");

    [Fact]
    public void C24_who_has_the_news_finds_the_process_dead_and_its_name_free()
    {
        Row.Of("""
            main { c = spawn_monitor { receive "go"; exit boom; } register c @n; send c "go"; receive down c; alive c; whereis @n; }
            """).Only("P").Always("P: took down P.1 boom, alive false, whereis undefined = normal");
        Row.Of("""
            main { c = spawn_monitor { receive "never"; } register c @n; exit c kill; receive down c; alive c; whereis @n; }
            """).Only("P").Always("P: took down P.1 killed, alive false, whereis undefined = normal");
        Row.Of("""
            main { trap_exit on; c = spawn_link { receive "go"; exit boom; } register c @n; send c "go"; receive exit c; alive c; whereis @n; }
            """).Only("P").Always("P: trap false, took exit P.1 boom, alive false, whereis undefined = normal");
    }

    [Fact]
    public void C25_who_monitors_and_asks_at_once_may_hear_alive_and_then_noproc() => Row.Of("""
        main { c = spawn { } monitor c; alive c; receive down c; }
        """).Only("P").Reaches(
            everywhere:
            [
                "P: alive true, took down P.1 normal = normal",
                "P: alive false, took down P.1 normal = normal",
                "P: alive false, took down P.1 noproc = normal",
            ],
            inChannels: ["P: alive true, took down P.1 noproc = normal"]);

    /// <summary>The DOWN of <c>m</c> is in the mailbox, for that of the later monitor, by name, has been taken.</summary>
    private static string AfterDown(string then) => $$"""
        main { c = spawn { receive "go"; exit boom; } register c @n; m = monitor c; monitor @n; send c "go"; receive down @n; {{then}} receive "never"; }
        """;

    /// <summary>The process is alive, and is told to crash after all.</summary>
    private static string WhileAlive(string then) => $$"""
        main { c = spawn { receive "go"; exit boom; } m = monitor c; {{then}} send c "go"; receive "never"; }
        """;
}
