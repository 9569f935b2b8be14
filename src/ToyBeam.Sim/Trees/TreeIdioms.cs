using System.Collections.Immutable;

namespace ToyBeam.Sim.Trees;

/// <summary>Runs of statements that belong together, as people write them; drawn one by one they would seldom meet.</summary>
internal sealed class TreeIdioms(TreeWeights weights)
{
    /// <summary>Makes an idiom around a child whose own statements are grown already.</summary>
    internal delegate Grown Idiom(Grown at, Grown body, Operands operands);

    /// <summary>What an idiom is filled with.</summary>
    /// <param name="Reason">What a child exits with.</param>
    /// <param name="Ask">One text.</param>
    /// <param name="Answer">Another one, or the same.</param>
    /// <param name="Pick">Chooses among the free names.</param>
    internal sealed record Operands(string Reason, string Ask, string Answer, int Pick);

    /// <summary>The idioms that may stand here: none of whose statements is left out by weight.</summary>
    internal ImmutableArray<Idiom> For(Grown at)
    {
        var all = ImmutableArray.CreateBuilder<Idiom>();
        if (weights is { TrapExit: > 0, SpawnLink: > 0, Exit: > 0, Receive: > 0 })
            all.Add(WaitForExit);
        if (weights is { Spawn: > 0, Exit: > 0, Link: > 0 })
            all.Add(SpawnThenLink);
        if (weights is { Spawn: > 0, Send: > 0, Receive: > 0 })
            all.Add(Call);
        if (weights is { SpawnMonitor: > 0, Exit: > 0, Receive: > 0 })
            all.Add(WaitForDown);
        if (weights is { TrapExit: > 0, SpawnLink: > 0, ExitOther: > 0, Receive: > 0 })
            all.Add(KillTrapping);
        if (weights is { Spawn: > 0, Register: > 0, Send: > 0, SendRegistered: > 0, Receive: > 0 } && at.Population.Free(weights.Names).Length > 0)
            all.Add(CallByName);
        return all.ToImmutable();
    }

    private static Grown WaitForExit(Grown at, Grown body, Operands operands)
    {
        var spawned = at.Then(new Statement.TrapExit(true)).Spawned(body, Dying(body, operands.Reason), Tie.Link);
        return spawned.Then(Receive(new Pattern.ExitFrom(spawned.Place.Peers[^1])));
    }

    private static Grown SpawnThenLink(Grown at, Grown body, Operands operands)
    {
        var spawned = at.Spawned(body, Dying(body, operands.Reason), Tie.None);
        return spawned.Then(new Statement.Link(spawned.Place.Peers[^1]));
    }

    private static Grown Call(Grown at, Grown body, Operands operands)
    {
        var block = Block.Of([
            Receive(new Pattern.Text(operands.Ask)),
            new Statement.Send(new Who.Parent(), operands.Answer),
            .. body.Statements]);
        var spawned = at.Spawned(body, block, Tie.None);
        return spawned.Then(new Statement.Send(spawned.Place.Peers[^1], operands.Ask)).Then(Receive(new Pattern.Text(operands.Answer)));
    }

    private static Grown WaitForDown(Grown at, Grown body, Operands operands)
    {
        var spawned = at.Spawned(body, Dying(body, operands.Reason), Tie.Monitor);
        return spawned.Then(Receive(new Pattern.DownOf(spawned.Place.Peers[^1])));
    }

    private static Grown KillTrapping(Grown at, Grown body, Operands operands)
    {
        var trapping = Block.Of([new Statement.TrapExit(true), .. Lasting(body, Receive(new Pattern.Text(operands.Ask))).Statements]);
        var spawned = at.Then(new Statement.TrapExit(true)).Spawned(body, trapping, Tie.Link);
        var child = spawned.Place.Peers[^1];
        return spawned.Then(new Statement.ExitOther(child, "kill")).Then(Receive(new Pattern.ExitFrom(child)));
    }

    /// <summary>The child says when it has its name; a send before that would end the parent.</summary>
    private Grown CallByName(Grown at, Grown body, Operands operands)
    {
        var free = at.Population.Free(weights.Names);
        var name = free[operands.Pick % free.Length];
        var block = Block.Of([
            new Statement.Register(new Who.Self(), name),
            new Statement.Send(new Who.Parent(), operands.Ask),
            Receive(new Pattern.Text(operands.Answer)),
            .. body.Statements]);
        var spawned = at.Spawned(body, block, Tie.None);
        return spawned.Then(Receive(new Pattern.Text(operands.Ask))).Then(new Statement.Send(new Who.Registered(name), operands.Answer)) with
        {
            Population = spawned.Population.Register(name),
        };
    }

    private static Statement.Receive Receive(Pattern pattern) => new([new(pattern, Block.Empty)]);

    private static Block Dying(Grown body, string reason) => Lasting(body, new Statement.Exit(reason));

    private static Block Lasting(Grown body, Statement last) => body.Ends ? body.Block : body.Then(last).Block;
}
