using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace ToyBeam.Sim.Trees;

/// <summary>What may be named at a place of the program.</summary>
/// <param name="Peers">The other processes in scope, oldest first.</param>
/// <param name="Depth">How many blocks there are around.</param>
internal sealed record Place(ImmutableArray<Who> Peers, int Depth)
{
    internal Place With(string name) => this with { Peers = Peers.Add(new Who.Named(name)) };

    /// <summary>Inside a process spawned here: <c>parent</c> means the spawner now.</summary>
    internal Place Child => new([.. Peers.Where(peer => peer is not Who.Parent), new Who.Parent()], Depth + 1);

    internal Place Branch => this with { Depth = Depth + 1 };
}

/// <summary>Statements so far, and what generation must remember after them.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Place">What may be named after them.</param>
/// <param name="Processes">How many processes the whole program has so far; numbers the names too.</param>
internal sealed record Grown(ImmutableArray<Statement> Statements, Place Place, int Processes)
{
    internal Block Block => Block.Of(Statements.AsSpan());

    internal bool Ends => Statements.Length > 0 && Statements[^1].Ends;

    internal int Size => TreeMeasure.Of(Block).Size;

    internal Grown Then(Statement statement) => this with { Statements = Statements.Add(statement) };

    internal Grown Then(Grown next) => next with { Statements = Statements.AddRange(next.Statements) };
}

/// <summary>Grows trees from a budget of statements. State goes through the generators: a generator must give the same for the same seed.</summary>
internal sealed class TreeGrower(TreeWeights weights)
{
    private readonly Gen<string> _text = Gen.Elements((IEnumerable<string>)weights.Texts);
    private readonly Gen<string> _reason = Gen.Frequency(
        (1, Gen.Constant(weights.Reasons[0])),
        (weights.Reasons.Count > 1 ? 1 : 0, Gen.Elements((IEnumerable<string>)weights.Reasons)));
    private readonly Gen<bool> _server = Percent(weights.ServerPercent);

    internal Gen<ProgramTree> Tree(int size)
    {
        var most = Math.Max(1, Math.Min(weights.MaxStatic, weights.MaxProcesses));
        return from several in Gen.Choose(1, 3)
               from count in several == 1 ? Gen.Choose(1, most) : Gen.Constant(1)
               from budget in Gen.Choose(2 + (size / 6), 3 + (size * 2 / 3))
               from processes in Statics(0, count, budget, count)
               select new ProgramTree([.. processes]);
    }

    private Gen<ImmutableList<StaticProcess>> Statics(int index, int count, int budget, int processes)
    {
        if (index == count)
            return Gen.Constant(ImmutableList<StaticProcess>.Empty);
        var others = Enumerable.Range(0, count).Where(i => i != index).Select(i => (Who)new Who.Named(StaticName(i)));
        return from share in Share(budget, count - index)
               from body in Block(new([.. others], 1), share, processes)
               from server in index == 0 ? Gen.Constant(false) : _server
               from rest in Statics(index + 1, count, budget - share, body.Processes)
               select rest.Insert(0, new(StaticName(index), body.Block, server));
    }

    private static string StaticName(int index) => index == 0 ? "main" : string.Create(CultureInfo.InvariantCulture, $"p{index}");

    /// <summary>The part of a budget that the first of <paramref name="parts"/> gets: everything when it is the last, else about its share.</summary>
    private static Gen<int> Share(int budget, int parts) =>
        parts == 1 ? Gen.Constant(budget) : Gen.Choose(budget / (2 * parts), Math.Max(1, 2 * budget / (parts + 1)));

    private Gen<Grown> Block(Place place, int budget, int processes)
    {
        var nothing = new Grown([], place, processes);
        if (budget <= 0)
            return Gen.Constant(nothing);
        var next = Next(nothing, budget);
        if (next.Length == 0)
            return Gen.Constant(nothing);
        return from first in Gen.Frequency(next)
               from rest in first.Ends ? Gen.Constant(first with { Statements = [] }) : Block(first.Place, budget - first.Size, first.Processes)
               select first.Then(rest);
    }

    /// <summary>What may come next, with its weight; what weighs nothing is left out, since all of it together may.</summary>
    private (int Weight, Gen<Grown>)[] Next(Grown at, int budget)
    {
        var spawns = at.Processes < weights.MaxProcesses && at.Place.Depth < Depth && budget > 1;
        var peers = at.Place.Peers.Length > 0;
        // A static process that ends at once leaves a program with nothing in it.
        var ends = at.Place.Depth > 1 || budget <= 4;
        (int Weight, Gen<Grown>)[] plain =
        [
            (weights.Work, Gen.Choose(0, weights.MaxWork).Select(amount => at.Then(new Statement.Work(amount)))),
            (spawns ? weights.Spawn : 0, Spawn(at, budget, linked: false)),
            (spawns ? weights.SpawnLink : 0, Spawn(at, budget, linked: true)),
            (weights.Send, Send(at)),
            (weights.Receive, Receive(at, budget)),
            (peers ? weights.Link : 0, SelfOrPeer(at.Place).Select(to => at.Then(new Statement.Link(to)))),
            (peers ? weights.Unlink : 0, Peer(at.Place).Select(peer => at.Then(new Statement.Unlink(peer)))),
            (weights.TrapExit, Gen.Choose(1, 4).Select(n => at.Then(new Statement.TrapExit(n > 1)))),
            (ends ? weights.Exit : 0, Exit(at)),
            (ends ? weights.End : 0, from text in _text from result in Gen.Elements(text, null) select at.Then(new Statement.End(result))),
            (ends ? weights.Fail : 0, _text.Select(text => at.Then(new Statement.Fail(text)))),
            (weights.Note, _text.Select(text => at.Then(new Statement.Note("seen", text)))),
        ];
        var total = plain.Sum(choice => choice.Weight);
        var idiom = spawns && budget > 4 && HasIdioms ? Math.Max(1, total / weights.IdiomEvery) : 0;
        return [.. plain.Append((idiom, Idiom(at, budget))).Where(choice => choice.Item1 > 0)];
    }

    /// <summary>An idiom consists of statements; none of them may be left out by weight.</summary>
    private bool HasIdioms =>
        weights is { IdiomEvery: > 0, Spawn: > 0, SpawnLink: > 0, Send: > 0, Receive: > 0, Link: > 0, TrapExit: > 0, Exit: > 0 };

    private int Depth => Math.Min(weights.MaxDepth, TreeWords.MaxDepth);

    /// <summary>Generators are made before it is known which one is used: those of inner blocks must not be grown until then.</summary>
    private static Gen<T> Later<T>(Func<Gen<T>> make) => Gen.Constant(0).SelectMany(_ => make());

    private Gen<Grown> Spawn(Grown at, int budget, bool linked) => Later(() =>
        from share in Gen.Choose(0, budget - 1)
        from body in Block(at.Place.Child, share, at.Processes + 1)
        from server in _server
        select Spawned(at, body, body.Block, linked, server));

    private static Grown Spawned(Grown at, Grown body, Block block, bool linked, bool server)
    {
        var name = ChildName(at.Processes);
        var spawn = new Statement.Spawn(block, name, linked, server);
        return new(at.Statements.Add(spawn), at.Place.With(name), body.Processes);
    }

    private static string ChildName(int processes) => string.Create(CultureInfo.InvariantCulture, $"c{processes}");

    private Gen<Grown> Send(Grown at) =>
        from to in SelfOrPeer(at.Place)
        from text in _text
        select at.Then(new Statement.Send(to, text));

    private Gen<Grown> Exit(Grown at) => _reason.Select(reason => at.Then(new Statement.Exit(reason)));

    private Gen<Grown> Receive(Grown at, int budget) => Later(() =>
        from many in Gen.Choose(1, 3)
        from count in many == 1 && at.Place.Depth < Depth ? Gen.Choose(1, Math.Max(1, weights.MaxBranches)) : Gen.Constant(1)
        from filled in Gen.Choose(1, 4)
        from receive in Branches(at, count, count > 1 || (filled == 1 && at.Place.Depth < Depth) ? (budget - 1 - count) / (count + 1) : 0)
        select receive);

    /// <summary>A receive whose branches have at most <paramref name="share"/> statements each.</summary>
    private Gen<Grown> Branches(Grown at, int count, int share)
    {
        var branches = Gen.Constant((List: ImmutableArray<Branch>.Empty, at.Processes));
        for (var i = 0; i < count; i++)
        {
            branches = from before in branches
                       from pattern in Pattern(at.Place)
                       from size in Gen.Choose(0, Math.Max(0, share))
                       from body in Block(at.Place.Branch, size, before.Processes)
                       select (before.List.Add(new(pattern, body.Block)), body.Processes);
        }
        return branches.Select(all => at.Then(new Statement.Receive([.. all.List])) with { Processes = all.Processes });
    }

    private Gen<Pattern> Pattern(Place place) => Gen.Frequency(
        (6, _text.Select(Pattern (text) => new Pattern.Text(text))),
        (2, Gen.Constant<Pattern>(new Pattern.Any())),
        (place.Peers.Length > 0 ? 2 : 0, from peer in Peer(place)
                                         from reason in _reason
                                         from stated in Gen.Choose(1, 2)
                                         select (Pattern)new Pattern.ExitFrom(peer, stated == 1 ? reason : null)));

    /// <summary>Another process, and now and then oneself.</summary>
    private static Gen<Who> SelfOrPeer(Place place) =>
        from self in Gen.Choose(1, 12)
        from to in self == 1 ? Gen.Constant<Who>(new Who.Self()) : Peer(place)
        select to;

    /// <summary>Another process, one met lately rather than one from long ago; oneself when there is no other.</summary>
    private static Gen<Who> Peer(Place place) => place.Peers.Length == 0
        ? Gen.Constant<Who>(new Who.Self())
        : from a in Gen.Choose(0, place.Peers.Length - 1)
          from b in Gen.Choose(0, place.Peers.Length - 1)
          select place.Peers[Math.Max(a, b)];

    private Gen<Grown> Idiom(Grown at, int budget) => Later(() =>
        from share in Gen.Choose(0, budget - 5)
        from body in Block(at.Place.Child, share, at.Processes + 1)
        from which in Gen.Choose(1, 3)
        from reason in _reason
        from ask in _text
        from answer in _text
        select which switch
        {
            1 => WaitForExit(at, body, reason),
            2 => SpawnThenLink(at, body, reason),
            _ => Call(at, body, ask, answer),
        });

    private static Grown WaitForExit(Grown at, Grown body, string reason)
    {
        var spawned = Spawned(at.Then(new Statement.TrapExit(true)), body, Dying(body, reason), linked: true, server: false);
        return spawned.Then(new Statement.Receive([new(new Pattern.ExitFrom(spawned.Place.Peers[^1]), Trees.Block.Empty)]));
    }

    private static Grown SpawnThenLink(Grown at, Grown body, string reason)
    {
        var spawned = Spawned(at, body, Dying(body, reason), linked: false, server: false);
        return spawned.Then(new Statement.Link(spawned.Place.Peers[^1]));
    }

    private static Grown Call(Grown at, Grown body, string ask, string answer)
    {
        var block = Trees.Block.Of([
            new Statement.Receive([new(new Pattern.Text(ask), Trees.Block.Empty)]),
            new Statement.Send(new Who.Parent(), answer),
            .. body.Statements]);
        var spawned = Spawned(at, body, block, linked: false, server: false);
        return spawned.Then(new Statement.Send(spawned.Place.Peers[^1], ask))
            .Then(new Statement.Receive([new(new Pattern.Text(answer), Trees.Block.Empty)]));
    }

    private static Block Dying(Grown body, string reason) => body.Ends ? body.Block : body.Then(new Statement.Exit(reason)).Block;

    private static Gen<bool> Percent(int percent) => Gen.Choose(1, 100).Select(n => n <= percent);
}
