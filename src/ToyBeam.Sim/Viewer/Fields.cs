namespace ToyBeam.Sim.Viewer;

/// <summary>What is known of a process, a channel or the whole machine, by the numbers that the page knows too (<c>state.js</c>).</summary>
internal static class Fields
{
    // Of a process; texts by their numbers in the table of strings, letters by those in the table of signals.
    public const int Life = 0; // -1 while it is alive, else why it ended.
    public const int At = 1; // The instruction at which it stands.
    public const int Statement = 2; // Its statement in the source.
    public const int Mailbox = 3;
    public const int Take = 4; // Which letter its receive would take; -1 for none; -2 when it stands at no receive.
    public const int Links = 5;
    public const int Monitors = 6;
    public const int Watchers = 7;
    public const int RegisteredName = 8;
    public const int Traps = 9; // 1 when it traps exits.
    public const int Steps = 10;
    public const int Doom = 11; // What it must die of.

    /// <summary>The scope of the machine.</summary>
    public const int Machine = -1;

    // Of the machine.
    public const int Enabled = 0; // By the table of choices.
    public const int Default = 1; // An index into what is enabled.
    public const int Queue = 2; // Processes, the head first; only where round robin leads.
    public const int Clock = 3;
    public const int Notes = 4;

    /// <summary>The scope of the channels; their fields are their numbers in the table of channels, their values signals.</summary>
    public const int Channels = -2;
}
