using ToyBeam.Core;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Sim.Trees;

/// <summary>Turns a tree into code. A step captures only what never changes; what a run makes reaches it as an argument, so one compiled program starts any number of times.</summary>
/// <remarks>
/// What follows a receive is compiled once and shared by its branches. A spawned process begins with <c>self</c> only when it, or a child
/// of it, needs its pid; a static process is known by its index.
/// </remarks>
internal static class TreeCompiler
{
    /// <summary>What remains to be done, given what the run has made.</summary>
    private delegate Code Step(State state);

    /// <summary>The last part of an instruction's making: whom it is about, and how to go on.</summary>
    private delegate Code About(Pid who, Func<Code> next);

    /// <summary>The program as code.</summary>
    /// <param name="tree">The program.</param>
    /// <param name="made">Told of each instruction when it is made, and of which statement it is; null, the default, costs nothing.</param>
    internal static Start Compile(ProgramTree tree, Action<Code, Statement>? made = null)
    {
        var scope = new Scope(null, Scope.None, Scope.None, made);
        foreach (var process in tree.Processes)
            scope = scope.With(process.Name);
        var bodies = new Step[tree.Processes.Count];
        for (var i = 0; i < bodies.Length; i++)
            bodies[i] = Compile(tree.Processes[i].Body, scope with { Self = i }, Ended);
        return roots =>
        {
            var state = default(State);
            for (var i = 0; i < bodies.Length; i++)
                state = state.With(roots[i]);
            for (var i = 0; i < bodies.Length; i++)
                roots.Add(bodies[i](state), tree.Processes[i].Name, tree.Processes[i].Server);
        };
    }

    private static Code Ended(State state) => End;

    /// <summary>A block, and what follows it in the scope around it.</summary>
    private static Step Compile(Block block, Scope scope, Step after)
    {
        var scopes = new Scope[block.Statements.Count];
        var inner = scope;
        for (var i = 0; i < scopes.Length; i++)
        {
            scopes[i] = inner;
            if (block.Statements[i].Binds is { } name)
                inner = inner.With(name, block.Statements[i] is Statement.Monitor);
        }
        var bound = inner.Count - scope.Count;
        var step = bound == 0 ? after : state => after(state.Without(bound));
        for (var i = scopes.Length - 1; i >= 0; i--)
        {
            var last = i;
            while (i > 0 && block.Statements[i] is Statement.Demonitor && block.Statements[i - 1] is Statement.Demonitor)
                i--;
            step = block.Statements[i] is Statement.Demonitor
                ? Compile(block.Statements.Slice(i, last - i + 1), scopes[i], step)
                : Told(block.Statements[i], scopes[i], Compile(block.Statements[i], scopes[i], step));
        }
        return step;
    }

    /// <summary>The step of a statement, which says what it makes, where anybody wants to know.</summary>
    private static Step Told(Statement statement, Scope scope, Step step)
    {
        if (scope.Made is not { } made)
            return step;
        return state =>
        {
            var code = step(state);
            made(code, statement);
            return code;
        };
    }

    private static Step Compile(Statement statement, Scope scope, Step next)
    {
        switch (statement)
        {
            case Statement.Work work:
                return state => Work(work.Amount, () => next(state));
            case Statement.Spawn spawn:
                return Compile(spawn, scope, next);
            case Statement.Send { To: Who.Registered to } send:
                return state => Send(to.Name, send.Text, () => next(state));
            case Statement.Send send:
                return Compile(send.To, scope, (to, then) => Send(to, send.Text, then), next);
            case Statement.Receive receive:
                return Compile(receive, scope, next);
            case Statement.Monitor monitor:
                return Compile(monitor, scope, next);
            case Statement.Register register:
                return Compile(register.Process, scope, (who, then) => Register(register.Name, who, then), next);
            case Statement.Unregister unregister:
                return state => Unregister(unregister.Name, () => next(state));
            case Statement.WhereIs whereIs:
                return state => WhereIs(whereIs.Name, _ => next(state));
            case Statement.TrapExit trap:
                return state => TrapExit(trap.On, () => next(state));
            case Statement.Note note:
                return state => Note(note.Name, note.Value, () => next(state));
            case { Whom: { } who }:
                return Compile(who, scope, AboutOf(statement), next);
            default:
                var last = Last(statement);
                return _ => last;
        }
    }

    private static Step Compile(Who who, Scope scope, About about, Step next)
    {
        var back = scope.Find(who);
        return state => about(state.PidAt(back), () => next(state));
    }

    /// <summary>The statements that say nothing but whom they are about, and perhaps a reason.</summary>
    private static About AboutOf(Statement statement)
    {
        switch (statement)
        {
            case Statement.Link:
                return Link;
            case Statement.Unlink:
                return Unlink;
            case Statement.IsAlive:
                return (who, next) => IsAlive(who, _ => next());
            default:
                var reason = new ExitReason(((Statement.ExitOther)statement).Reason);
                return (to, next) => ExitOther(to, reason, next);
        }
    }

    private static Code Last(Statement statement) => statement switch
    {
        Statement.Exit exit => Exit(new ExitReason(exit.Reason)),
        Statement.End end => End(end.Result),
        _ => Fail(((Statement.Fail)statement).Text),
    };

    private static Step Compile(Statement.Spawn spawn, Scope scope, Step next)
    {
        var child = CompileChild(spawn.Body, scope with { Parent = scope.Self, Self = Scope.None });
        var bind = spawn.Name is not null;
        var server = spawn.Server;
        if (spawn.Monitored)
            return state => SpawnMonitor(child(state.OfChild), (pid, monitor) => next((bind ? state.With(pid) : state).Made(monitor)), spawn.Name, server);
        return spawn.Linked
            ? state => SpawnLink(child(state.OfChild), pid => next(bind ? state.With(pid) : state), spawn.Name, server)
            : state => Spawn(child(state.OfChild), pid => next(bind ? state.With(pid) : state), spawn.Name, server);
    }

    private static Step CompileChild(Block body, Scope scope)
    {
        if (!TreeSelf.IsNeeded(body))
            return Compile(body, scope, Ended);
        // No tree can say this name, so it hides none.
        var known = scope.With("") with { Self = scope.Count };
        var first = Compile(body, known, Ended);
        return state => Self(self => first(state.With(self)));
    }

    private static Step Compile(Statement.Monitor monitor, Scope scope, Step next)
    {
        var bind = monitor.Name is not null;
        if (monitor.Of is Who.Registered { Name: var name })
            return state => Monitor(name, made => next((bind ? state.With(made) : state).Made(made)));
        var of = scope.Find(monitor.Of);
        return state => Monitor(state.PidAt(of), made => next((bind ? state.With(made) : state).Made(made)));
    }

    /// <summary>Demonitors in a row are one step: any number of them may find no monitor, and going from one to the next must need no stack.</summary>
    private static Step Compile(ReadOnlySpan<Statement> demonitors, Scope scope, Step next)
    {
        var all = new (Statement.Demonitor How, Func<State, MonitorRef?> Which)[demonitors.Length];
        for (var i = 0; i < all.Length; i++)
            all[i] = ((Statement.Demonitor)demonitors[i], Which(((Statement.Demonitor)demonitors[i]).What, scope));
        return state => From(0, state);

        Code From(int index, State state)
        {
            for (; index < all.Length; index++)
            {
                var (how, which) = all[index];
                var rest = index + 1;
                if (which(state) is not { } monitor)
                    continue;
                var code = Demonitor(monitor, how, () => From(rest, state));
                scope.Made?.Invoke(code, how);
                return code;
            }
            return next(state);
        }
    }

    private static Code Demonitor(MonitorRef monitor, Statement.Demonitor how, Func<Code> next) =>
        how.Info ? DemonitorInfo(monitor, _ => next(), how.Flush) : Beam.Demonitor(monitor, next, how.Flush);

    /// <summary>The monitor of that name, or else the process's latest one of whom is named; null when it has made none.</summary>
    private static Func<State, MonitorRef?> Which(Who what, Scope scope)
    {
        if (what is Who.Registered { Name: var name })
            return state => state.Latest(null, name);
        var back = scope.Find(what);
        return scope.IsMonitor(what) ? state => state.MonitorAt(back) : state => state.Latest(state.PidAt(back), null);
    }

    private static Step Compile(Statement.Receive receive, Scope scope, Step next)
    {
        var branches = new List<Func<State, Clause>>();
        foreach (var branch in receive.Branches)
            branches.Add(Compile(branch.Pattern, scope, Compile(branch.Body, scope, next)));
        if (receive.After is { } after)
        {
            var late = Compile(after.Body, scope, next);
            branches.Add(state => After(after.Milliseconds, () => late(state)));
        }
        return state =>
        {
            var clauses = new Clause[branches.Count];
            for (var i = 0; i < clauses.Length; i++)
                clauses[i] = branches[i](state);
            return Receive(clauses);
        };
    }

    private static Func<State, Clause> Compile(Pattern pattern, Scope scope, Step next)
    {
        switch (pattern)
        {
            case Pattern.Text text:
                return state => Is(text.Value, () => next(state));
            case Pattern.ExitFrom exit:
                var from = scope.Find(exit.From);
                var reason = ReasonOf(exit.Reason);
                return state => Exited(state.PidAt(from), reason, () => next(state));
            case Pattern.DownOf down:
                return Compile(down, scope, next);
            default:
                return state => Any(_ => next(state));
        }
    }

    private static Func<State, Clause> Compile(Pattern.DownOf down, Scope scope, Step next)
    {
        var reason = ReasonOf(down.Reason);
        if (down.Of is Who.Registered { Name: var name })
            return state => Down(name, reason, () => next(state));
        var of = scope.Find(down.Of);
        return state => Down(state.PidAt(of), reason, () => next(state));
    }

    private static ExitReason? ReasonOf(string? word) => word is null ? null : new ExitReason(word);

    /// <summary>What one run has made: what is bound in scope, and the monitors of this process, whether bound or not, in scope or not.</summary>
    private readonly record struct State(Bound? Names, Monitors? Monitors)
    {
        /// <summary>What a child begins with: the names, and no monitors of its own.</summary>
        internal State OfChild => this with { Monitors = null };

        internal State With(Pid pid) => this with { Names = new(pid, null, Names) };

        internal State With(MonitorRef monitor) => this with { Names = new(null, monitor, Names) };

        internal State Made(MonitorRef monitor) => this with { Monitors = new(monitor, Monitors) };

        internal State Without(int bound) => this with { Names = Bound.Back(Names, bound) };

        internal Pid PidAt(int back) => Bound.Back(Names, back)!.Pid!;

        internal MonitorRef MonitorAt(int back) => Bound.Back(Names, back)!.Monitor!;

        /// <summary>The last monitor made of a process by pid, or of one by name.</summary>
        internal MonitorRef? Latest(Pid? of, string? name)
        {
            var at = Monitors;
            while (at is not null && !(ReferenceEquals(at.Last.Of, of) && at.Last.Name == name))
                at = at.Earlier;
            return at?.Last;
        }
    }

    /// <summary>The pids and monitors that are bound in scope, innermost first.</summary>
    private sealed record Bound(Pid? Pid, MonitorRef? Monitor, Bound? Outer)
    {
        internal static Bound? Back(Bound? bound, int count)
        {
            for (; count > 0; count--)
                bound = bound!.Outer;
            return bound;
        }
    }

    /// <summary>The monitors that a process has made so far.</summary>
    private sealed record Monitors(MonitorRef Last, Monitors? Earlier);

    /// <summary>The names that go with <see cref="Bound"/>, known when compiling; <c>self</c> and <c>parent</c> as positions counted from the outermost; and who is told of what is made.</summary>
    private sealed record Scope(Names? Names, int Self, int Parent, Action<Code, Statement>? Made, int Count = 0)
    {
        internal const int None = -1;

        internal Scope With(string name, bool ofMonitor = false) => this with { Names = new(name, Names, ofMonitor), Count = Count + 1 };

        internal bool IsMonitor(Who who) => who is Who.Named named && Names.IsOfMonitor(Names, named.Name);

        /// <summary>How far back in <see cref="Bound"/> it stands.</summary>
        internal int Find(Who who)
        {
            if (who is not Who.Named named)
                return Count - 1 - (who is Who.Self ? Self : Parent);
            var back = 0;
            for (var at = Names!; at.Name != named.Name; at = at.Outer!)
                back++;
            return back;
        }
    }
}
