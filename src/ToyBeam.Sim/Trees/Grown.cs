using System.Collections.Immutable;
using System.Globalization;

namespace ToyBeam.Sim.Trees;

/// <summary>How a new process is tied to its parent.</summary>
internal enum Tie
{
    None,
    Link,
    Monitor,
}

/// <summary>What exists so far in the whole program, in reading order; when it runs the order is another, and that is what makes it interesting.</summary>
/// <param name="Processes">How many processes there are; numbers their names too.</param>
/// <param name="Names">The registered names.</param>
internal sealed record Population(int Processes, ImmutableArray<string> Names)
{
    internal Population Another => this with { Processes = Processes + 1 };

    internal ImmutableArray<string> Free(IEnumerable<string> pool) => [.. pool.Except(Names, StringComparer.Ordinal)];

    internal Population Register(string name) => Names.Contains(name) ? this : this with { Names = Names.Add(name) };
}

/// <summary>What may be named at a place of the program.</summary>
/// <param name="Peers">The other processes in scope, oldest first.</param>
/// <param name="Watched">Of whom this process has made monitors.</param>
/// <param name="Monitors">The names of its monitors in scope.</param>
/// <param name="Foreign">The names of monitors in scope that another process made.</param>
/// <param name="Depth">How many blocks there are around.</param>
/// <param name="HasName">Whether this process has registered itself.</param>
internal sealed record Place(
    ImmutableArray<Who> Peers, ImmutableArray<Who> Watched, ImmutableArray<Who> Monitors, ImmutableArray<Who> Foreign, int Depth, bool HasName = false)
{
    internal static Place OfStatic(ImmutableArray<Who> others) => new(others, [], [], [], 1);

    internal bool CanDemonitor => Watched.Length > 0;

    /// <summary>A name for a monitor that no monitor in scope has.</summary>
    internal string MonitorName => string.Create(CultureInfo.InvariantCulture, $"m{Monitors.Length + Foreign.Length + 1}");

    internal Place With(string name) => this with { Peers = Peers.Add(new Who.Named(name)) };

    internal Place Watching(Who who) => this with { Watched = Watched.Add(who) };

    /// <summary>Inside a process spawned here: <c>parent</c> means the spawner now.</summary>
    internal Place Child => new([.. Peers.Where(peer => peer is not Who.Parent), new Who.Parent()], [], [], Foreign.AddRange(Monitors), Depth + 1);

    internal Place Branch => this with { Depth = Depth + 1 };
}

/// <summary>Statements so far, and what generation must remember after them.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Place">What may be named after them.</param>
/// <param name="Population">What exists in the whole program so far.</param>
internal sealed record Grown(ImmutableArray<Statement> Statements, Place Place, Population Population)
{
    internal Block Block => Block.Of(Statements.AsSpan());

    internal bool Ends => Statements.Length > 0 && Statements[^1].Ends;

    internal int Size => TreeMeasure.Of(Block).Size;

    internal Grown Then(Statement statement) => this with { Statements = Statements.Add(statement) };

    internal Grown Then(Grown next) => next with { Statements = Statements.AddRange(next.Statements) };

    /// <summary>With a child that does what <paramref name="block"/> says; <paramref name="body"/> is what was grown for it.</summary>
    internal Grown Spawned(Grown body, Block block, Tie tie, bool server = false)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"c{Population.Processes}");
        var spawn = new Statement.Spawn(block, name, tie == Tie.Link, server, tie == Tie.Monitor);
        var place = Place.With(name);
        return new(Statements.Add(spawn), tie == Tie.Monitor ? place.Watching(new Who.Named(name)) : place, body.Population);
    }

    internal Grown Monitored(Who of, string? name)
    {
        var place = Place.Watching(of);
        return Then(new Statement.Monitor(of, name)) with
        {
            Place = name is null ? place : place with { Monitors = place.Monitors.Add(new Who.Named(name)) },
        };
    }

    internal Grown Registered(Who who, string name) => Then(new Statement.Register(who, name)) with
    {
        Place = Place with { HasName = Place.HasName || who is Who.Self },
        Population = Population.Register(name),
    };
}
