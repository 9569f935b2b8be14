namespace ToyBeam.Sim.Trees;

/// <summary>The shrinker's steps inside one block and the blocks in it.</summary>
internal static class BlockShrinker
{
    /// <summary>The block with something deleted, large pieces first.</summary>
    internal static IEnumerable<Block> Deletions(Block block)
    {
        var count = block.Statements.Count;
        for (var length = count; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= count; start += length)
                yield return Delete(block, start, length);
            if (count % length != 0)
                yield return Delete(block, count - (count % length), count % length);
        }
        for (var i = 0; i < count; i++)
        {
            if (block.Statements[i] is not Statement.Receive receive)
                continue;
            foreach (var inlined in Inlined(block, i, receive))
                yield return inlined;
            for (var b = 0; b < receive.Branches.Count; b++)
                yield return new(block.Statements.With(i, receive with { Branches = receive.Branches.Without(b) }));
            if (receive.After is not null)
                yield return new(block.Statements.With(i, receive with { After = null }));
        }
        foreach (var inner in EachInner(block, Deletions))
            yield return inner;
    }

    /// <summary>The block with one thing simpler and nothing deleted.</summary>
    internal static IEnumerable<Block> Simplifications(Block block)
    {
        for (var i = 0; i < block.Statements.Count; i++)
        {
            foreach (var simpler in Simpler(block.Statements[i]))
                yield return new(block.Statements.With(i, simpler));
            if (block.Statements[i].Binds is { } name && !IsUsed(block, i + 1, name))
                yield return new(block.Statements.With(i, Nameless(block.Statements[i])));
        }
        foreach (var inner in EachInner(block, Simplifications))
            yield return inner;
    }

    private static Statement Nameless(Statement statement) => statement is Statement.Spawn spawn
        ? new Statement.Spawn(spawn.Body, null, spawn.Linked, spawn.Server, spawn.Monitored)
        : new Statement.Monitor(((Statement.Monitor)statement).Of);

    /// <summary>The block without the statements and branches that name something of <paramref name="gone"/>; what a deleted statement bound is gone too.</summary>
    internal static Block WithoutUsers(Block block, Names? gone)
    {
        var kept = new List<Statement>();
        foreach (var statement in block.Statements)
        {
            var stays = WithoutUsers(statement, gone);
            if (stays is not null)
                kept.Add(stays);
            // From here on the name means what this statement binds, or would have bound.
            if (statement.Binds is { } name)
                gone = stays is null ? new(name, gone) : Without(gone, name);
        }
        return new([.. kept]);
    }

    private static Statement? WithoutUsers(Statement statement, Names? gone) => statement switch
    {
        { Whom: { } who } when IsGone(who, gone) => null,
        Statement.Spawn spawn => spawn with { Body = WithoutUsers(spawn.Body, gone) },
        Statement.Receive receive => WithoutUsers(receive, gone),
        _ => statement,
    };

    /// <summary>A receive that loses all its branches goes as a whole, unless it has a timeout: to wait for ever is not what is left of it.</summary>
    private static Statement.Receive? WithoutUsers(Statement.Receive receive, Names? gone)
    {
        var kept = new List<Branch>();
        foreach (var branch in receive.Branches)
        {
            if (branch.Pattern.Whom is not { } who || !IsGone(who, gone))
                kept.Add(new(branch.Pattern, WithoutUsers(branch.Body, gone)));
        }
        if (receive.After is { } after)
            return new([.. kept], new(after.Milliseconds, WithoutUsers(after.Body, gone)));
        return kept.Count == 0 && receive.Branches.Count > 0 ? null : new([.. kept]);
    }

    private static bool IsGone(Who who, Names? gone) => who is Who.Named named && Names.Find(gone, named.Name, null);

    private static Names? Without(Names? names, string name) => names switch
    {
        null => null,
        _ when names.Name == name => Without(names.Outer, name),
        _ => new(names.Name, Without(names.Outer, name)),
    };

    private static bool IsUsed(Block block, int from, string name)
    {
        var rest = Block.Of(block.Statements.Slice(from, block.Statements.Count - from));
        return !WithoutUsers(rest, new(name, null)).Equals(rest);
    }

    private static Block Delete(Block block, int start, int length)
    {
        var before = block.Statements.Slice(0, start);
        var after = block.Statements.Slice(start + length, block.Statements.Count - start - length);
        Names? gone = null;
        foreach (var statement in block.Statements.Slice(start, length))
        {
            if (statement.Binds is { } name)
                gone = new(name, gone);
        }
        return new([.. before, .. WithoutUsers(Block.Of(after), gone).Statements]);
    }

    /// <summary>The block with a receive replaced by one branch's statements, where the names that they bind disturb nobody.</summary>
    private static IEnumerable<Block> Inlined(Block block, int index, Statement.Receive receive)
    {
        foreach (var body in receive.Bodies)
        {
            if (body.Statements.Count > 0 && !Disturbs(body, block, index))
            {
                yield return new([
                    .. block.Statements.Slice(0, index),
                    .. body.Statements,
                    .. block.Statements.Slice(index + 1, block.Statements.Count - index - 1)]);
            }
        }
    }

    private static bool Disturbs(Block inner, Block outer, int index)
    {
        foreach (var statement in inner.Statements)
        {
            if (statement.Binds is { } name && (Binds(outer, name) || IsUsed(outer, index + 1, name)))
                return true;
        }
        return false;
    }

    private static bool Binds(Block block, string name) =>
        block.Statements.Any(statement => statement.Binds == name);

    /// <summary>The block with one inner block shrunk.</summary>
    private static IEnumerable<Block> EachInner(Block block, Func<Block, IEnumerable<Block>> shrink)
    {
        for (var i = 0; i < block.Statements.Count; i++)
        {
            foreach (var statement in Inner(block.Statements[i], shrink))
                yield return new(block.Statements.With(i, statement));
        }
    }

    private static IEnumerable<Statement> Inner(Statement statement, Func<Block, IEnumerable<Block>> shrink)
    {
        if (statement is Statement.Spawn spawn)
        {
            foreach (var body in shrink(spawn.Body))
                yield return spawn with { Body = body };
        }
        else if (statement is Statement.Receive receive)
        {
            for (var b = 0; b < receive.Branches.Count; b++)
            {
                foreach (var body in shrink(receive.Branches[b].Body))
                    yield return receive with { Branches = receive.Branches.With(b, new(receive.Branches[b].Pattern, body)) };
            }
            if (receive.After is not { } after)
                yield break;
            foreach (var body in shrink(after.Body))
                yield return receive with { After = new(after.Milliseconds, body) };
        }
    }

    private static IEnumerable<Statement> Simpler(Statement statement) => statement switch
    {
        Statement.Work work => Smaller(work.Amount).Select(amount => new Statement.Work(amount)),
        Statement.Spawn spawn => Simpler(spawn),
        Statement.Receive receive => Simpler(receive),
        Statement.Demonitor demonitor => Simpler(demonitor),
        Statement.ExitOther exit when exit.Reason != "crash" => [new Statement.ExitOther(exit.To, "crash")],
        Statement.Exit exit when exit.Reason != "crash" => [new Statement.Exit("crash")],
        Statement.End { Result: not null } => [new Statement.End()],
        _ => [],
    };

    private static IEnumerable<int> Smaller(int amount)
    {
        // Half as much off each time, down to one: whichever amount matters is found in a few rounds.
        for (var less = amount; less > 0; less /= 2)
            yield return amount - less;
    }

    private static IEnumerable<Statement> Simpler(Statement.Spawn spawn)
    {
        if (spawn.Linked || spawn.Monitored)
            yield return new Statement.Spawn(spawn.Body, spawn.Name, Server: spawn.Server);
        if (spawn.Server)
            yield return spawn with { Server = false };
    }

    private static IEnumerable<Statement> Simpler(Statement.Demonitor demonitor)
    {
        if (demonitor.Info)
            yield return demonitor with { Info = false };
        if (demonitor.Flush)
            yield return demonitor with { Flush = false };
    }

    private static IEnumerable<Statement> Simpler(Statement.Receive receive)
    {
        for (var b = 0; b < receive.Branches.Count; b++)
        {
            foreach (var pattern in Simpler(receive.Branches[b].Pattern))
                yield return receive with { Branches = receive.Branches.With(b, new(pattern, receive.Branches[b].Body)) };
        }
        if (receive.After is not { } after)
            yield break;
        foreach (var milliseconds in Smaller(after.Milliseconds))
            yield return receive with { After = new(milliseconds, after.Body) };
    }

    private static IEnumerable<Pattern> Simpler(Pattern pattern)
    {
        if (pattern is not Pattern.Any)
            yield return new Pattern.Any();
        if (pattern is Pattern.ExitFrom { Reason: not null } exit)
            yield return new Pattern.ExitFrom(exit.From);
        if (pattern is Pattern.DownOf { Reason: not null } down)
            yield return new Pattern.DownOf(down.Of);
    }
}
