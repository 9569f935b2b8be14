using ToyBeam.Core;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Sim.Trees;

/// <summary>Turns a tree into code. A step captures only what never changes; pids reach it as an argument, so one compiled program starts any number of times.</summary>
/// <remarks>
/// What follows a receive is compiled once and shared by its branches. A spawned process begins with <c>self</c> only when it, or a child
/// of it, needs its pid; a static process is known by its index.
/// </remarks>
internal static class TreeCompiler
{
    /// <summary>What remains to be done, given the pids in scope.</summary>
    private delegate Code Step(Pids? pids);

    internal static Start Compile(ProgramTree tree)
    {
        var scope = new Scope(null, Scope.None, Scope.None);
        foreach (var process in tree.Processes)
            scope = scope.With(process.Name);
        var bodies = new Step[tree.Processes.Count];
        for (var i = 0; i < bodies.Length; i++)
            bodies[i] = Compile(tree.Processes[i].Body, scope with { Self = i }, Ended);
        return roots =>
        {
            Pids? pids = null;
            for (var i = 0; i < bodies.Length; i++)
                pids = new(roots[i], pids);
            for (var i = 0; i < bodies.Length; i++)
                roots.Add(bodies[i](pids), tree.Processes[i].Name, tree.Processes[i].Server);
        };
    }

    private static Code Ended(Pids? pids) => End;

    /// <summary>A block, and what follows it in the scope around it.</summary>
    private static Step Compile(Block block, Scope scope, Step after)
    {
        var scopes = new Scope[block.Statements.Count];
        var inner = scope;
        for (var i = 0; i < scopes.Length; i++)
        {
            scopes[i] = inner;
            if (block.Statements[i] is Statement.Spawn { Name: { } name })
                inner = inner.With(name);
        }
        var bound = inner.Count - scope.Count;
        var step = bound == 0 ? after : pids => after(Pids.Drop(pids, bound));
        for (var i = scopes.Length - 1; i >= 0; i--)
            step = Compile(block.Statements[i], scopes[i], step);
        return step;
    }

    private static Step Compile(Statement statement, Scope scope, Step next)
    {
        switch (statement)
        {
            case Statement.Work work:
                return pids => Work(work.Amount, () => next(pids));
            case Statement.Spawn spawn:
                return Compile(spawn, scope, next);
            case Statement.Send send:
                var to = scope.Find(send.To);
                return pids => Send(Pids.At(pids, to), send.Text, () => next(pids));
            case Statement.Receive receive:
                return Compile(receive, scope, next);
            case Statement.Link link:
                var other = scope.Find(link.To);
                return pids => Link(Pids.At(pids, other), () => next(pids));
            case Statement.Unlink unlink:
                var former = scope.Find(unlink.From);
                return pids => Unlink(Pids.At(pids, former), () => next(pids));
            case Statement.TrapExit trap:
                return pids => TrapExit(trap.On, () => next(pids));
            case Statement.Note note:
                return pids => Note(note.Name, note.Value, () => next(pids));
            default:
                var last = Last(statement);
                return _ => last;
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
        return spawn.Linked
            ? pids => SpawnLink(child(pids), pid => next(bind ? new(pid, pids) : pids), spawn.Name, server)
            : pids => Spawn(child(pids), pid => next(bind ? new(pid, pids) : pids), spawn.Name, server);
    }

    private static Step CompileChild(Block body, Scope scope)
    {
        if (!TreeSelf.IsNeeded(body))
            return Compile(body, scope, Ended);
        // No tree can say this name, so it hides none.
        var known = scope.With("") with { Self = scope.Count };
        var first = Compile(body, known, Ended);
        return pids => Self(self => first(new(self, pids)));
    }

    private static Step Compile(Statement.Receive receive, Scope scope, Step next)
    {
        var branches = new Func<Pids?, Clause>[receive.Branches.Count];
        for (var i = 0; i < branches.Length; i++)
            branches[i] = Compile(receive.Branches[i].Pattern, scope, Compile(receive.Branches[i].Body, scope, next));
        return pids =>
        {
            var clauses = new Clause[branches.Length];
            for (var i = 0; i < clauses.Length; i++)
                clauses[i] = branches[i](pids);
            return Receive(clauses);
        };
    }

    private static Func<Pids?, Clause> Compile(Pattern pattern, Scope scope, Step next)
    {
        switch (pattern)
        {
            case Pattern.Text text:
                return pids => Is(text.Value, () => next(pids));
            case Pattern.ExitFrom exit:
                var from = scope.Find(exit.From);
                var reason = exit.Reason is null ? null : new ExitReason(exit.Reason);
                return pids => Exited(Pids.At(pids, from), reason, () => next(pids));
            default:
                return pids => Any(_ => next(pids));
        }
    }

    /// <summary>The pids in scope in one run, innermost first.</summary>
    private sealed record Pids(Pid Pid, Pids? Outer)
    {
        internal static Pid At(Pids? pids, int back)
        {
            for (; back > 0; back--)
                pids = pids!.Outer;
            return pids!.Pid;
        }

        internal static Pids? Drop(Pids? pids, int count)
        {
            for (; count > 0; count--)
                pids = pids!.Outer;
            return pids;
        }
    }

    /// <summary>The names that go with <see cref="Pids"/>, known when compiling; <c>self</c> and <c>parent</c> as positions counted from the outermost.</summary>
    private sealed record Scope(Names? Names, int Self, int Parent, int Count = 0)
    {
        internal const int None = -1;

        internal Scope With(string name) => this with { Names = new(name, Names), Count = Count + 1 };

        /// <summary>How far back in <see cref="Pids"/> the process stands.</summary>
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
