using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Reference;

/// <summary>Programs in which a rule decides that generated ones seldom come near.</summary>
internal static class ReferenceCorners
{
    /// <summary>What c gets from a was sent before what it gets from b: because b learnt something of a that is no signal, or took a message.</summary>
    private static readonly string[] Learning =
    [
        "a { send c \"1\"; register a @n; receive { } } b { whereis @n; send c \"2\" } c { receive { } }",
        "a { send c \"1\"; register a @n; receive { } } b { send @n \"x\"; send c \"2\" } c { receive { } }",
        "a { send c \"1\"; register a @n; receive { } } b { monitor @n; send c \"2\" } c { receive { } }",
        "a { send c \"1\"; register a @n; receive { } } b { link c; register b @n } c { trap_exit on; receive { } }",
        "a { send c \"1\"; register a @n; receive { } } b { unregister @n; send c \"2\" } c { receive { } }",
        "a { send c \"1\"; register a @n; receive { } } b { unregister @n; register b @n; receive { } } c { receive { } } d { whereis @n; send c \"2\" }",
        "a { register a @n; send c \"1\"; unregister @n; receive { } } b { whereis @n; send c \"2\" } c { receive { } }",
        "a { register a @n; send c \"1\"; unregister @n; receive { } } b { link c; unregister @n } c { trap_exit on; receive { } }",
        "a { register a @n; send c \"1\"; unregister @n; receive { } } b { link c; send @n \"x\" } c { trap_exit on; receive { } }",
        "a { register a @n; send c \"1\"; unregister @n; receive { } } b { monitor @n; send c \"2\" } c { receive { } }",
        "a { register a @n; receive { } } b { send c \"1\"; register b @n } c { receive { } } d { whereis @n; send c \"2\" }",
        "a { send c \"1\"; unregister @n } b { register b @n; send c \"2\" } c { receive { } }",
        "a { register a @n; send c \"1\" } b { whereis @n; send c \"2\" } c { receive { } }",
        "a { register b @n; send c \"1\"; receive { } } b { crash } c { link b; receive { } } d { send c \"2\"; whereis @n; send c \"3\" }",
        "a { send c \"1\" } b { trap_exit on; link a; send c \"2\" } c { receive { } }",
        "a { send c \"1\" } b { monitor a; send c \"2\" } c { receive { } }",
        "a { send c \"1\" } b { alive a; send c \"2\" } c { receive { } }",
        "a { send c \"1\"; receive { } } b { alive a; send c \"2\" } c { receive { } }",
        "a { link d; send c \"1\"; unregister @n } b { trap_exit on; link a; send c \"2\" } c { receive { } } d { trap_exit on; receive { } }",
        "a { link d; send c \"1\"; unregister @n } b { monitor a; send c \"2\" } c { receive { } } d { trap_exit on; receive { } }",
        "a { send c \"1\"; send b \"go\"; receive { } } b { receive \"go\"; send c \"2\" } c { receive { } }",
        "a { send c \"1\"; send b \"go\"; receive { } } b { receive { after 0 -> { } } send c \"2\"; receive { } } c { receive { } }",
        "a { send c \"1\"; exit b boom; receive { } } b { trap_exit on; receive { after 0 -> { } } send c \"2\"; receive { } } c { receive { } }",
        "a { send c \"1\"; b = spawn_monitor { send c \"2\"; crash }; receive { down b -> { send c \"3\" } } } c { receive { } }",
        "a { send c \"1\"; b = spawn_monitor { crash }; receive { after 0 -> { } } demonitor b flush; send c \"2\" } c { receive { } }",
    ];

    /// <summary>Answers of the dead, signals that cross, deaths whose notices go different ways.</summary>
    private static readonly string[] Crossing =
    [
        "a { send b \"1\"; register a @n; receive { } } b { trap_exit on; whereis @n; link d; monitor d; receive { } } d { }",
        "a { send b \"1\"; register a @n; receive { } } b { trap_exit on; whereis @n; link d; monitor d; receive { } } d { link a; unregister @k }",
        "a { send b \"1\"; send d \"go\"; receive { } } b { trap_exit on; monitor d; link d; receive { } } d { receive \"go\" }",
        "a { link b; link c; receive { } } b { receive { exit a -> { } } } c { trap_exit on; receive { exit a -> { send b \"x\" } } } d { exit a boom }",
        "a { trap_exit on; link b; link c; monitor c; send b \"go\"; receive { exit b -> { send c \"x\" } } } b { link c; receive \"go\"; crash } c { trap_exit on; receive { } }",
        "a { b = spawn_link { unlink parent; link parent; receive { } }; unlink b; link b; receive { } }",
        "a { b = spawn_link { unlink parent; link parent; exit boom }; unlink b; receive { } }",
        "a { b = spawn_link { unlink parent; link parent; unlink parent; receive { } }; link b; unlink b; link b; receive { } }",
        "a { link b; unlink b; link b; receive { } } b { link a; unlink a; receive { } }",
        "a { trap_exit on; link b; unlink b; receive { } } b { trap_exit on; link a; crash }",
        "a { m = monitor b; demonitor m; monitor b; demonitor b info flush; receive { } } b { crash }",
        "a { m = monitor b; b2 = spawn { demonitor m info flush }; receive down b } b { exit b2 boom } b2 { }",
        "a { send d \"1\" } b { link d; send d \"2\" } c { monitor d; send d \"3\" } d { link a; exit b kill }",
        "a { register b @n; send @n \"x\"; exit b boom; monitor @n; alive b; whereis @n } b { receive { } }",
        "a { link b; exit b kill; alive b; register b @n } b { trap_exit on; link a; receive { } } c { alive b; link b }",
        "a { monitor @n; monitor @n; spawn { exit parent normal; send parent \"x\" }; receive { down @n -> { } } demonitor @n info flush; receive { } }",
        "a { exit a normal } b { trap_exit on; exit b normal; receive { exit b -> { exit b kill } } } c { link b; exit kill }",
    ];

    /// <summary>What goes to oneself, when it is there and what it stands behind.</summary>
    private static readonly string[] Oneself =
    [
        "a { trap_exit on; exit a boom; send a \"x\"; trap_exit off; receive { \"x\" -> { } after 0 -> { } } receive { after 3 -> { } } }",
        "a { trap_exit on; exit a normal; exit a boom; receive { exit a boom -> { } after 0 -> { } } trap_exit off; receive { after 1 -> { } } }",
        "a { trap_exit on; monitor @n; spawn { send parent \"x\" }; exit a boom; send a \"y\"; receive { \"y\" -> { } after 2 -> { } } receive { after 2 -> { } } }",
        "a { trap_exit on; exit a boom; monitor @n; send a \"x\"; spawn { send parent \"y\" }; monitor @n; receive { \"x\" -> { } after 0 -> { } } crash }",
        "a { trap_exit on; exit a boom; send b \"x\"; receive { \"z\" -> { } \"y\" -> { } after 0 -> { } } } b { receive \"x\"; send a \"y\"; exit a kill }",
        "a { trap_exit on; send a \"x\"; receive { \"x\" -> { } after 0 -> { } } receive { after 1 -> { } } } b { exit a boom }",
        "a { trap_exit on; b = spawn_link { crash }; send a \"x\"; send a \"y\"; receive _; receive _; receive { _ -> { } after 0 -> { } } }",
        "a { trap_exit on; register a @n; link b; unlink b; link b; send @n \"x\"; trap_exit off; receive { \"x\" -> { } after 4 -> { } } } b { exit a shutdown }",
        "a { trap_exit on; exit a boom; receive { \"z\" -> { } after 5 -> { } } } b { receive { after 3 -> { } } receive { after 4 -> { } } }",
        "a { alive b; unlink b } b { } c { alive b; receive { } }",
        "a { alive b; unlink b } b { } c { alive b; receive { } } d { alive c }",
        "a { monitor b; alive b; send b \"x\"; monitor b; alive b; receive down b } b { receive { \"x\" -> { } after 2 -> { crash } } }",
        "a { b = spawn { link parent; end }; receive { after 3 -> { } } link b; trap_exit on; link b; unlink b; receive { after 1 -> { } } }",
    ];

    /// <summary>Clocks: a deadline counts from when the process came to the receive; early timeouts are spent by timeouts that are early.</summary>
    private static readonly string[] Waiting =
    [
        "a { receive { after 5 -> { } } receive { after 5 -> { } } } b { receive { after 7 -> { } } }",
        "a { receive { after 1 -> { } } receive { after 5 -> { } } } b { receive { after 5 -> { } } receive { after 1 -> { } } }",
        "a { receive { after 1 -> { } } receive { after 1 -> { } } send b \"x\"; receive { } } b { receive \"x\"; whereis @n; whereis @n } c { receive { after 9 -> { } } }",
        "a { send b \"y\"; receive { after 2 -> { } } send b \"x\" } b { receive { \"x\" -> { } after 3 -> { } } receive { \"y\" -> { } after 0 -> { } } receive { after 1 -> { } } }",
        "a { work 3; receive { after 3 -> { } } } b { receive { after 4 -> { work 2 } } receive { after 0 -> { } } receive { after 4 -> { } } } c { receive { after 4 -> { } } }",
        "a { receive { \"x\" -> { } after 1 -> { link b; receive { after 1 -> { } } } } } b { trap_exit on; receive { exit a -> { } after 4 -> { send a \"x\" } } }",
    ];

    public static readonly ProgramTree[] Programs = [.. Learning.Concat(Crossing).Concat(Oneself).Concat(Waiting).Select(text => ProgramTree.Parse(text))];
}
