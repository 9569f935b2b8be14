using System.Globalization;
using ToyBeam.Core;
using ToyBeam.Sim.Trees;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Semantics;

/// <summary>Group D of docs/semantics.md: sending, names, order, causality.</summary>
public sealed class OrderRows
{
    /// <summary>P gets a message of Q, and one of R that Q's second message brought about.</summary>
    private const string Triangle = """
        main { receive _; receive _; }
        a { send main "m1"; send b "go"; }
        b { receive "go"; send main "m2"; }
        """;

    private const string InOrder = """P: took "m1", took "m2" = normal""";
    private const string Overtaken = """P: took "m2", took "m1" = normal""";

    [Fact]
    public void D1_a_message_to_the_dead_is_dropped_in_silence() => Row.Of("""
        main { c = spawn_monitor { } receive down c; send c "m"; end "well"; }
        """).Always("""P: took down P.1 normal = normal "well" ; P.1: = normal""");

    [Fact]
    public void D2_a_message_to_a_name_that_nobody_has_is_badarg_for_the_sender() => Row.Of("""
        main { send @nobody "m"; end "well"; }
        """).Always("P: = badarg");

    /// <summary>There is one node, so a name with a node cannot be said: not in a tree, and a receiver in C# is a pid or a name.</summary>
    [Fact]
    public void D3_a_name_on_a_node_cannot_be_said()
    {
        Assert.Throws<TreeSyntaxException>(() => ProgramTree.Parse("""main { send @nobody@here "m"; }"""));
        Assert.Equal(
            ["Pid", "String"],
            typeof(Beam).GetMethods().Where(verb => verb.Name == nameof(Send)).Select(verb => verb.GetParameters()[0].ParameterType.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void D4_a_message_to_oneself_is_there_at_once() => Row.Of("""
        main { send self "x"; receive { "x" -> { } after 0 -> { } } }
        """).Always("""P: took "x" = normal""");

    [Fact]
    public void D5_messages_of_one_sender_to_one_receiver_keep_their_order() => Row.Of("""
        main { receive "never"; }
        q { send main "1"; send main "2"; send main "3"; send main "4"; }
        """).Always("""P: = blocked ["1", "2", "3", "4"] ; Q: = normal""");

    [Fact]
    public void D6_a_pid_and_its_name_are_one_receiver() => Row.Of("""
        main { register self @n; spawn { send parent "1"; send @n "2"; send parent "3"; send @n "4"; } receive "never"; }
        """).Always("""P: = blocked ["1", "2", "3", "4"] ; P.1: = normal""");

    [Fact]
    public void D7_messages_of_two_senders_come_in_either_order() => Row.Of("""
        main { receive _; receive _; }
        a { send main "a"; }
        b { send main "b"; }
        """).Only("P").Either("""P: took "a", took "b" = normal""", """P: took "b", took "a" = normal""");

    /// <summary>In pairwise delivery the same program does it: row D9.</summary>
    [Fact]
    public void D8_an_effect_does_not_overtake_its_cause_where_delivery_is_causal() =>
        Row.Of(Triangle).Only("P").Reaches(everywhere: [InOrder], onlyPairwise: [Overtaken]);

    /// <summary>With three others between the cause and its effect, and with the receiver itself the one that saw it sent.</summary>
    [Fact]
    public void D9_an_effect_may_overtake_its_cause_where_only_pairs_are_ordered()
    {
        Row.Of("""
            main { receive _; receive _; }
            a { send main "m1"; send b "go"; }
            b { receive "go"; send c "go"; }
            c { receive "go"; send main "m2"; }
            """).Only("P").Reaches(everywhere: [InOrder], onlyPairwise: [Overtaken]);
        Row.Of("""
            main { receive "go"; send b "go"; receive _; receive _; }
            a { send b "m1"; send main "go"; }
            b { receive _; receive _; }
            """).Only("R").Reaches(everywhere: ["""R: took "m1", took "go" = normal"""], onlyPairwise: ["""R: took "go", took "m1" = normal"""]);
    }

    [Fact]
    public void D10_a_death_that_was_noticed_comes_after_what_the_dead_one_had_sent_where_delivery_is_causal() => Row.Of("""
        main { receive _; receive _; }
        b { a = spawn_monitor { send main "m1"; } receive down a; send main "m2"; }
        """).Only("P").Reaches(everywhere: [InOrder], onlyPairwise: [Overtaken]);

    /// <summary>Who finds the sender dead knows that the message was sent.</summary>
    [Fact]
    public void D11_a_message_that_was_sent_may_not_be_there_yet() => Row.Of("""
        main { alive q; receive { "m" -> { } after 0 -> { } } }
        q { send main "m"; }
        """).Only("P").Reaches(
            everywhere: ["""P: alive true, took "m" = normal""", "P: alive true, timeout = normal", """P: alive false, took "m" = normal"""],
            inChannels: ["P: alive false, timeout = normal"]);

    [Fact]
    public void D12_a_link_is_there_before_a_message_that_was_sent_behind_it() => Row.Of("""
        main { link q; send q "m"; receive "never"; }
        q { receive "m"; receive "never"; }
        """).Claim("who has the message lists the link", world => world[1].Steps == 0 || world[1].Links is [0])
        .Always("""P: = blocked ; Q: took "m" = blocked""");

    [Fact]
    public void D13_a_monitor_is_there_before_a_message_that_was_sent_behind_it() => Row.Of("""
        main { monitor q; send q "m"; receive "never"; }
        q { receive "m"; receive "never"; }
        """).Claim("who has the message lists the watcher", world => world[1].Steps == 0 || (world[1].WatcherCount == 1 && world[1].Watcher(0).Process == 0))
        .Always("""P: = blocked ; Q: took "m" = blocked""");

    [Fact]
    public void D14_a_death_of_which_another_process_has_heard_may_not_have_come_here() => Row.Of("""
        main {
          trap_exit on;
          x = spawn_link { receive "go"; exit boom; }
          spawn { monitor x; send x "go"; receive down x; send parent "gone"; }
          receive "gone";
          receive { exit x -> { } after 0 -> { } }
        }
        """).Only("P").Reaches(
            everywhere: ["""P: trap false, took "gone", took exit P.1 boom = normal"""],
            inChannels: ["""P: trap false, took "gone", timeout = normal"""]);

    [Fact]
    public void D15_the_mailbox_of_the_dead_vanishes() => Row.Of("""
        main { c = spawn_monitor { receive "go"; } send c "m1"; send c "go"; send c "m2"; receive down c; receive _; }
        """).Finally("nothing is left", world => world[1].MailboxCount == 0)
        .Always("""P: took down P.1 normal = blocked ; P.1: took "go" = normal""");

    [Fact]
    public void D16_a_name_is_for_one_living_process_and_a_process_has_one_name()
    {
        Row.Of("main { register self @n; whereis @n; unregister @n; whereis @n; }").Always("P: whereis P, whereis undefined = normal");
        Row.Of("main { c = spawn_monitor { } receive down c; register c @n; end \"well\"; }").Always("P: took down P.1 normal = badarg ; P.1: = normal");
        Row.Of("""main { register self @n; c = spawn { receive "never"; } register c @n; end "well"; }""").Always("P: = badarg ; P.1: = blocked");
        Row.Of("main { register self @n; register self @k; end \"well\"; }").Always("P: = badarg");
        Row.Of("main { unregister @n; end \"well\"; }").Always("P: = badarg");
    }

    /// <summary>Each child has ended before the next one is made.</summary>
    [Fact]
    public void D17_pids_grow_in_the_order_of_spawning_and_are_never_used_again()
    {
        const int Children = 50;
        Row.Of(() => Spawns([])).Only("P").Seen(world => (string)world[0].Result!)
            .Always(string.Join(' ', Enumerable.Range(1, Children).Select(i => string.Create(CultureInfo.InvariantCulture, $"P.{i}"))));

        static Code Spawns(Pid[] made) => made.Length == Children
            ? End(string.Join(' ', made.Select(pid => pid.ToString())))
            : SpawnMonitor(End, (child, monitor) => Receive(Down(monitor, _ => Spawns([.. made, child]))));
    }
}
