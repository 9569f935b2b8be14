using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace ToyBeam.Sim.Trees;

/// <summary>Grows trees from a budget of statements. State goes through the generators: a generator must give the same for the same seed.</summary>
internal sealed class TreeGrower(TreeWeights weights)
{
    private readonly TreeIdioms _idioms = new(weights);
    private readonly Gen<string> _text = Gen.Elements((IEnumerable<string>)weights.Texts);
    private readonly Gen<string> _name = Gen.Elements((IEnumerable<string>)weights.Names);
    private readonly Gen<string> _anyReason = Gen.Elements((IEnumerable<string>)weights.Reasons);
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
               from processes in Statics(0, count, budget, new(count, []))
               select new ProgramTree([.. processes]);
    }

    private Gen<ImmutableList<StaticProcess>> Statics(int index, int count, int budget, Population population)
    {
        if (index == count)
            return Gen.Constant(ImmutableList<StaticProcess>.Empty);
        var others = Enumerable.Range(0, count).Where(i => i != index).Select(i => (Who)new Who.Named(StaticName(i)));
        return from share in Share(budget, count - index)
               from body in Block(Place.OfStatic([.. others]), share, population)
               from server in index == 0 ? Gen.Constant(false) : _server
               from rest in Statics(index + 1, count, budget - share, body.Population)
               select rest.Insert(0, new(StaticName(index), body.Block, server));
    }

    private static string StaticName(int index) => index == 0 ? "main" : string.Create(CultureInfo.InvariantCulture, $"p{index}");

    /// <summary>The part of a budget that the first of <paramref name="parts"/> gets: everything when it is the last, else about its share.</summary>
    private static Gen<int> Share(int budget, int parts) =>
        parts == 1 ? Gen.Constant(budget) : Gen.Choose(budget / (2 * parts), Math.Max(1, 2 * budget / (parts + 1)));

    private Gen<Grown> Block(Place place, int budget, Population population)
    {
        var nothing = new Grown([], place, population);
        if (budget <= 0)
            return Gen.Constant(nothing);
        var next = Next(nothing, budget);
        if (next.Length == 0)
            return Gen.Constant(nothing);
        return from first in Gen.Frequency(next)
               from rest in first.Ends ? Gen.Constant(first with { Statements = [] }) : Block(first.Place, budget - first.Size, first.Population)
               select first.Then(rest);
    }

    /// <summary>What may come next, with its weight; what weighs nothing is left out, since all of it together may.</summary>
    private (int Weight, Gen<Grown>)[] Next(Grown at, int budget)
    {
        var spawns = at.Population.Processes < weights.MaxProcesses && at.Place.Depth < Depth && budget > 1;
        var plain = Ordinary(at, budget, spawns).Concat(Named(at)).ToList();
        var total = plain.Sum(choice => choice.Weight);
        var idioms = _idioms.For(at);
        var idiom = spawns && budget > 4 && weights.IdiomEvery > 0 && idioms.Length > 0 ? Math.Max(1, total / weights.IdiomEvery) : 0;
        return [.. plain.Append((idiom, Later(() => Idiom(at, budget, idioms)))).Where(choice => choice.Item1 > 0)];
    }

    /// <summary>The statements about processes that are known by their pids, and those about none.</summary>
    private (int Weight, Gen<Grown>)[] Ordinary(Grown at, int budget, bool spawns)
    {
        var place = at.Place;
        var peers = place.Peers.Length > 0;
        // A static process that ends at once leaves a program with nothing in it.
        var ends = place.Depth > 1 || budget <= 4;
        return
        [
            (weights.Work, Gen.Choose(0, weights.MaxWork).Select(amount => at.Then(new Statement.Work(amount)))),
            (spawns ? weights.Spawn : 0, Spawn(at, budget, Tie.None)),
            (spawns ? weights.SpawnLink : 0, Spawn(at, budget, Tie.Link)),
            (spawns ? weights.SpawnMonitor : 0, Spawn(at, budget, Tie.Monitor)),
            (weights.Send, from to in SelfOrPeer(place) from text in _text select at.Then(new Statement.Send(to, text))),
            (weights.Receive, Receive(at, budget)),
            (peers ? weights.Link : 0, SelfOrPeer(place).Select(to => at.Then(new Statement.Link(to)))),
            (peers ? weights.Unlink : 0, Peer(place).Select(peer => at.Then(new Statement.Unlink(peer)))),
            (peers ? weights.ExitOther : 0, from to in SelfOrPeer(place) from reason in _anyReason select at.Then(new Statement.ExitOther(to, reason))),
            (peers ? weights.Monitor : 0, Monitor(at)),
            (place.CanDemonitor ? weights.Demonitor : Math.Min(place.Foreign.Length, weights.Demonitor), Later(() => Demonitor(at))),
            (peers ? weights.IsAlive : 0, SelfOrPeer(place).Select(who => at.Then(new Statement.IsAlive(who)))),
            (weights.TrapExit, Gen.Choose(1, 4).Select(n => at.Then(new Statement.TrapExit(n > 1)))),
            (ends ? weights.Exit : 0, _reason.Select(reason => at.Then(new Statement.Exit(reason)))),
            (ends ? weights.End : 0, from text in _text from result in Gen.Elements(text, null) select at.Then(new Statement.End(result))),
            (ends ? weights.Fail : 0, _text.Select(text => at.Then(new Statement.Fail(text)))),
            (weights.Note, _text.Select(text => at.Then(new Statement.Note("seen", text)))),
        ];
    }

    /// <summary>The statements about registered names. Where no name is registered they would end their process with <c>badarg</c>, and there is little to see.</summary>
    private (int Weight, Gen<Grown>)[] Named(Grown at)
    {
        var known = !at.Population.Names.IsEmpty;
        return
        [
            (at.Population.Free(weights.Names).Length > 0 ? weights.Register : 0, Later(() => Register(at))),
            (known ? weights.SendRegistered : 0, Later(() => from to in Registered(at, 12) from text in _text select at.Then(new Statement.Send(to, text)))),
            (known ? weights.Unregister : 0, Later(() => Registered(at, 12).Select(name => Unregistered(at, name.Name)))),
            (known ? weights.WhereIs : 0, Later(() => Registered(at, 6).Select(name => at.Then(new Statement.WhereIs(name.Name))))),
        ];
    }

    private int Depth => Math.Min(weights.MaxDepth, TreeWords.MaxDepth);

    /// <summary>Generators are made before it is known which one is used: those of inner blocks must not be grown until then, nor those that draw from nothing.</summary>
    private static Gen<T> Later<T>(Func<Gen<T>> make) => Gen.Constant(0).SelectMany(_ => make());

    private Gen<Grown> Spawn(Grown at, int budget, Tie tie) => Later(() =>
        from share in Gen.Choose(0, budget - 1)
        from body in Block(at.Place.Child, share, at.Population.Another)
        from server in _server
        select at.Spawned(body, body.Block, tie, server));

    private Gen<Grown> Monitor(Grown at) =>
        from byName in Gen.Choose(1, 5)
        from of in byName == 1 && !at.Population.Names.IsEmpty ? Registered(at, 12).Select(name => (Who)name) : SelfOrPeer(at.Place)
        from bound in Gen.Choose(1, 2)
        select at.Monitored(of, bound == 1 ? at.Place.MonitorName : null);

    /// <summary>Mostly of a monitor of its own; seldom of one that another process made, which must do nothing.</summary>
    private static Gen<Grown> Demonitor(Grown at) =>
        from foreign in Gen.Choose(1, 10)
        from what in Gen.Elements((IEnumerable<Who>)(at.Place.CanDemonitor && (foreign > 1 || at.Place.Foreign.IsEmpty) ? at.Place.Monitors.AddRange(at.Place.Watched) : at.Place.Foreign))
        from info in Gen.Elements(false, true)
        from flush in Gen.Elements(false, true)
        select at.Then(new Statement.Demonitor(what, info, flush));

    /// <summary>A registered name, once in <paramref name="strayEvery"/> times perhaps one that nobody has.</summary>
    private Gen<Who.Registered> Registered(Grown at, int strayEvery) =>
        from stray in Gen.Choose(1, strayEvery)
        from name in stray == 1 ? _name : Gen.Elements((IEnumerable<string>)at.Population.Names)
        select new Who.Registered(name);

    private Gen<Grown> Register(Grown at) =>
        from taken in Gen.Choose(1, 12)
        from name in taken == 1 ? _name : Gen.Elements((IEnumerable<string>)at.Population.Free(weights.Names))
        from other in Gen.Choose(1, 4)
        let self = at.Place.Peers.IsEmpty || (other > 1 && !at.Place.HasName)
        from who in self ? Gen.Constant<Who>(new Who.Self()) : Peer(at.Place)
        select at.Registered(who, name);

    private static Grown Unregistered(Grown at, string name) =>
        at.Then(new Statement.Unregister(name)) with { Population = at.Population with { Names = at.Population.Names.Remove(name) } };

    private Gen<Grown> Receive(Grown at, int budget) => Later(() =>
        from late in Percent(weights.AfterPercent)
        from bare in Gen.Choose(1, 8)
        from many in Gen.Choose(1, 3)
        from several in many == 1 && at.Place.Depth < Depth ? Gen.Choose(1, Math.Max(1, weights.MaxBranches)) : Gen.Constant(1)
        let count = late && bare == 1 ? 0 : several
        from filled in Gen.Choose(1, 4)
        let share = count > 1 || (filled == 1 && at.Place.Depth < Depth) ? (budget - 1 - count) / (count + 1) : 0
        from branches in Branches(at, count, share)
        from receive in late ? After(branches, share) : Gen.Constant(branches)
        select receive);

    /// <summary>A receive whose branches have at most <paramref name="share"/> statements each.</summary>
    private Gen<Grown> Branches(Grown at, int count, int share)
    {
        var branches = Gen.Constant((List: ImmutableArray<Branch>.Empty, at.Population));
        for (var i = 0; i < count; i++)
        {
            branches = from before in branches
                       from pattern in Pattern(at.Place)
                       from body in Body(at.Place, share, before.Population)
                       select (before.List.Add(new(pattern, body.Block)), body.Population);
        }
        return branches.Select(all => at.Then(new Statement.Receive([.. all.List])) with { Population = all.Population });
    }

    /// <summary>The receive that was grown last, with a timeout.</summary>
    private Gen<Grown> After(Grown at, int share) =>
        from milliseconds in Gen.Elements((IEnumerable<int>)weights.Timeouts)
        from body in Body(at.Place, share, at.Population)
        let receive = (Statement.Receive)at.Statements[^1]
        let late = receive with { After = new(milliseconds, body.Block) }
        select new Grown(at.Statements.SetItem(at.Statements.Length - 1, late), at.Place, body.Population);

    private Gen<Grown> Body(Place place, int share, Population population) =>
        from size in Gen.Choose(0, Math.Max(0, share))
        from body in Block(place.Branch, size, population)
        select body;

    private Gen<Pattern> Pattern(Place place) => Gen.Frequency(
        (6, _text.Select(Pattern (text) => new Pattern.Text(text))),
        (2, Gen.Constant<Pattern>(new Pattern.Any())),
        (place.Peers.Length > 0 ? 2 : 0, from peer in Peer(place)
                                         from reason in StatedReason()
                                         select (Pattern)new Pattern.ExitFrom(peer, reason)),
        (place.Watched.Length > 0 ? 6 : 0, Later(() => from of in Gen.Elements((IEnumerable<Who>)place.Watched)
                                                       from reason in StatedReason()
                                                       select (Pattern)new Pattern.DownOf(of, reason))));

    private Gen<string?> StatedReason() =>
        from reason in _reason
        from stated in Gen.Choose(1, 3)
        select stated == 1 ? reason : null;

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

    private Gen<Grown> Idiom(Grown at, int budget, ImmutableArray<TreeIdioms.Idiom> idioms) =>
        from share in Gen.Choose(0, budget - 5)
        from body in Block(at.Place.Child, share, at.Population.Another)
        from idiom in Gen.Elements((IEnumerable<TreeIdioms.Idiom>)idioms)
        from reason in _reason
        from ask in _text
        from answer in _text
        from free in Gen.Choose(0, 1_000)
        select idiom(at, body, new(reason, ask, answer, free));

    private static Gen<bool> Percent(int percent) => Gen.Choose(1, 100).Select(n => n <= percent);
}
