namespace ToyBeam.Sim.Trees;

// The bytes of TreeCodec's layout. A value never changes its meaning; new ones are added.

/// <summary>The first byte of a statement.</summary>
internal static class StatementTag
{
    internal const byte Work = 0;
    internal const byte Send = 1;
    internal const byte Receive = 2;
    internal const byte Link = 3;
    internal const byte Unlink = 4;
    internal const byte TrapOn = 5;
    internal const byte TrapOff = 6;
    internal const byte Exit = 7;
    internal const byte Crash = 8;
    internal const byte End = 9;
    internal const byte EndResult = 10;
    internal const byte Fail = 11;
    internal const byte Note = 12;
    internal const byte SendRegistered = 13;
    internal const byte ExitOther = 14;
    internal const byte ReceiveAfter = 15;

    /// <summary>A spawn is this plus any of the four flags, but not both linked and monitored.</summary>
    internal const byte Spawn = 16;
    internal const byte SpawnNamed = 1;
    internal const byte SpawnLinked = 2;
    internal const byte SpawnServer = 4;
    internal const byte SpawnMonitored = 8;

    /// <summary>A monitor is this plus any of the two flags.</summary>
    internal const byte Monitor = 32;
    internal const byte MonitorNamed = 1;
    internal const byte MonitorRegistered = 2;

    internal const byte Register = 36;
    internal const byte Unregister = 37;
    internal const byte WhereIs = 38;
    internal const byte IsAlive = 39;

    /// <summary>A demonitor is this plus any of the three flags.</summary>
    internal const byte Demonitor = 40;
    internal const byte DemonitorRegistered = 1;
    internal const byte DemonitorInfo = 2;
    internal const byte DemonitorFlush = 4;
}

/// <summary>A WHO is one number: self, parent, or <see cref="Named"/> plus the index of the name. Where it is a registered name the tag before says so, and it is the index alone.</summary>
internal static class WhoTag
{
    internal const byte Self = 0;
    internal const byte Parent = 1;
    internal const byte Named = 2;
}

/// <summary>The first byte of a branch.</summary>
internal static class PatternTag
{
    internal const byte Any = 0;
    internal const byte Text = 1;
    internal const byte ExitFrom = 2;
    internal const byte ExitFromReason = 3;

    /// <summary>A DOWN is this plus any of the two flags.</summary>
    internal const byte DownOf = 4;
    internal const byte DownReason = 1;
    internal const byte DownRegistered = 2;
}
