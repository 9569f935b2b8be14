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

    /// <summary>A spawn is this plus any of the three flags.</summary>
    internal const byte Spawn = 16;
    internal const byte SpawnNamed = 1;
    internal const byte SpawnLinked = 2;
    internal const byte SpawnServer = 4;
}

/// <summary>A WHO is one number: self, parent, or <see cref="Named"/> plus the index of the name.</summary>
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
}
