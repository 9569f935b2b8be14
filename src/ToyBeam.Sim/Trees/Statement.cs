namespace ToyBeam.Sim.Trees;

/// <summary>One statement of a program tree: a closed set, one case per instruction of the machine that a tree can say.</summary>
public abstract record Statement
{
    private Statement() { }

    /// <summary><c>work N</c>: uses reductions and does nothing else.</summary>
    /// <param name="Amount">How many reductions.</param>
    public sealed record Work(int Amount) : Statement
    {
        /// <summary>0 to 1,000,000,000.</summary>
        public int Amount { get; } = TreeWords.RequireWork(Amount);
    }

    /// <summary><c>NAME = spawn {…}</c>: starts a process.</summary>
    /// <param name="Body">What the new process does.</param>
    /// <param name="Name">The name it is bound to from here to the end of the block; null binds none.</param>
    /// <param name="Linked">Whether it is linked to its parent from its first moment (<c>spawn_link</c>).</param>
    /// <param name="Server">Whether it may wait for ever without being stuck.</param>
    /// <param name="Monitored">Whether its parent monitors it from its first moment (<c>spawn_monitor</c>); not together with <paramref name="Linked"/>.</param>
    public sealed record Spawn(Block Body, string? Name = null, bool Linked = false, bool Server = false, bool Monitored = false) : Statement
    {
        /// <summary>Whether its parent monitors it from its first moment; never when <see cref="Linked"/>.</summary>
        public bool Monitored { get; } = Monitored && Linked ? throw new ArgumentException("A spawn links or monitors, not both.", nameof(Monitored)) : Monitored;

        /// <summary>A name as in <see cref="Who.Named"/>, bound at most once in its block; null when nobody names the process.</summary>
        public string? Name { get; } = Name is null ? null : TreeWords.RequireName(Name);
    }

    /// <summary><c>send WHO "text"</c>: sends a text.</summary>
    /// <param name="To">The receiver.</param>
    /// <param name="Text">The message.</param>
    public sealed record Send(Who To, string Text) : Statement
    {
        /// <summary>Well-formed Unicode without control characters except line feed.</summary>
        public string Text { get; } = TreeWords.RequireText(Text);
    }

    /// <summary><c>receive {…}</c>: takes the oldest message that any branch matches, and runs the first such branch.</summary>
    /// <param name="Branches">The branches, in order; none waits for ever. <c>receive PATTERN</c> is one branch with an empty block.</param>
    /// <param name="After">What runs when nothing matches for so long; null to wait for ever.</param>
    public sealed record Receive(ValueList<Branch> Branches, Timeout? After = null) : Statement
    {
        /// <summary>The blocks of all branches, the timeout's last.</summary>
        internal IEnumerable<Block> Bodies
        {
            get
            {
                foreach (var branch in Branches)
                    yield return branch.Body;
                if (After is not null)
                    yield return After.Body;
            }
        }
    }

    /// <summary><c>link WHO</c>.</summary>
    /// <param name="To">The other end.</param>
    public sealed record Link(Who To) : Statement;

    /// <summary><c>unlink WHO</c>.</summary>
    /// <param name="From">The other end.</param>
    public sealed record Unlink(Who From) : Statement;

    /// <summary><c>exit WHO REASON</c>: sends an exit signal (exit/2).</summary>
    /// <param name="To">Who gets it.</param>
    /// <param name="Reason">The reason.</param>
    public sealed record ExitOther(Who To, string Reason) : Statement
    {
        /// <summary>A word such as <c>normal</c>, <c>kill</c> or <c>crash</c>.</summary>
        public string Reason { get; } = TreeWords.RequireReason(Reason);
    }

    /// <summary><c>NAME = monitor WHO</c> or <c>monitor WHO</c>: monitors a process, by pid or by registered name.</summary>
    /// <param name="Of">The process.</param>
    /// <param name="Name">The name that the monitor is bound to from here to the end of the block; null binds none.</param>
    public sealed record Monitor(Who Of, string? Name = null) : Statement
    {
        /// <summary>A name as in <see cref="Who.Named"/>, bound at most once in its block; null when only <c>demonitor WHO</c> may end it.</summary>
        public string? Name { get; } = Name is null ? null : TreeWords.RequireName(Name);
    }

    /// <summary><c>demonitor WHAT [info] [flush]</c>: ends a monitor. The result goes into the observation.</summary>
    /// <param name="What">The name of a monitor, or the process of which this one's latest monitor is meant; without one nothing happens.</param>
    /// <param name="Info">Whether the result says if the monitor was active; else it is always true.</param>
    /// <param name="Flush">Whether its DOWN is taken out of the mailbox, if it is there.</param>
    public sealed record Demonitor(Who What, bool Info = false, bool Flush = false) : Statement;

    /// <summary><c>register WHO @NAME</c>: a name for a process; <c>badarg</c> when that cannot be.</summary>
    /// <param name="Process">Who gets it; no <see cref="Who.Registered"/>.</param>
    /// <param name="Name">The name.</param>
    public sealed record Register(Who Process, string Name) : Statement
    {
        /// <summary>A word that is no keyword, without the <c>@</c>.</summary>
        public string Name { get; } = TreeWords.RequireName(Name);
    }

    /// <summary><c>unregister @NAME</c>: the end of a name; <c>badarg</c> when nobody has it.</summary>
    /// <param name="Name">The name.</param>
    public sealed record Unregister(string Name) : Statement
    {
        /// <summary>A word that is no keyword, without the <c>@</c>.</summary>
        public string Name { get; } = TreeWords.RequireName(Name);
    }

    /// <summary><c>whereis @NAME</c>: who has a name. The result goes into the observation.</summary>
    /// <param name="Name">The name.</param>
    public sealed record WhereIs(string Name) : Statement
    {
        /// <summary>A word that is no keyword, without the <c>@</c>.</summary>
        public string Name { get; } = TreeWords.RequireName(Name);
    }

    /// <summary><c>alive WHO</c>: whether a process is alive. The result goes into the observation.</summary>
    /// <param name="Process">Who is asked about.</param>
    public sealed record IsAlive(Who Process) : Statement;

    /// <summary><c>trap_exit on|off</c>. The old value goes into the observation.</summary>
    /// <param name="On">Whether exit signals become messages from now on.</param>
    public sealed record TrapExit(bool On) : Statement;

    /// <summary><c>exit REASON</c>: ends the process; <c>crash</c> is <c>exit crash</c>.</summary>
    /// <param name="Reason">The reason.</param>
    public sealed record Exit(string Reason) : Statement
    {
        /// <summary>A word such as <c>normal</c>, <c>kill</c> or <c>crash</c>.</summary>
        public string Reason { get; } = TreeWords.RequireReason(Reason);
    }

    /// <summary><c>end</c>: ends the process normally, as running out of statements does.</summary>
    /// <param name="Result">The result that its outcome shows; null for none.</param>
    public sealed record End(string? Result = null) : Statement
    {
        /// <summary>Well-formed Unicode without control characters except line feed, or null.</summary>
        public string? Result { get; } = Result is null ? null : TreeWords.RequireText(Result);
    }

    /// <summary><c>fail "text"</c>: violates the invariant <c>no-fail</c> and ends the process.</summary>
    /// <param name="Text">What went wrong.</param>
    public sealed record Fail(string Text) : Statement
    {
        /// <summary>Well-formed Unicode without control characters except line feed.</summary>
        public string Text { get; } = TreeWords.RequireText(Text);
    }

    /// <summary><c>note NAME "value"</c>: tells the invariants something; no step, and no process sees it.</summary>
    /// <param name="Name">The note's name.</param>
    /// <param name="Value">Its value.</param>
    public sealed record Note(string Name, string Value) : Statement
    {
        /// <summary>A word that is no keyword.</summary>
        public string Name { get; } = TreeWords.RequireName(Name);

        /// <summary>Well-formed Unicode without control characters except line feed.</summary>
        public string Value { get; } = TreeWords.RequireText(Value);
    }

    /// <summary>Whether no statement after this one in the same block can ever run.</summary>
    internal bool Ends => this switch
    {
        Exit or End or Fail => true,
        Receive receive => receive.Bodies.All(body => body.Ends),
        _ => false,
    };

    /// <summary>The name that later statements of the block may use; null for none.</summary>
    internal string? Binds => this switch
    {
        Spawn spawn => spawn.Name,
        Monitor monitor => monitor.Name,
        _ => null,
    };

    /// <summary>Whom the statement is about, patterns and blocks aside; null for nobody.</summary>
    internal Who? Whom => this switch
    {
        Send send => send.To,
        Link link => link.To,
        Unlink unlink => unlink.From,
        ExitOther exit => exit.To,
        Monitor monitor => monitor.Of,
        Demonitor demonitor => demonitor.What,
        Register register => register.Process,
        IsAlive alive => alive.Process,
        _ => null,
    };
}
