namespace ToyBeam.Sim.Trees;

/// <summary>Whether a process must know its own pid.</summary>
internal static class TreeSelf
{
    /// <summary>Whether the process says <c>self</c>, or a child of it says <c>parent</c>.</summary>
    internal static bool IsNeeded(Block body) => Says<Who.Self>(body) || Children(body).Any(Says<Who.Parent>);

    /// <summary>Whether a statement of this process itself, not of a child, names <typeparamref name="T"/>.</summary>
    private static bool Says<T>(Block block)
        where T : Who => block.Statements.Any(statement => statement is Statement.Receive receive
            ? receive.Branches.Any(branch => branch.Pattern.Whom is T) || receive.Bodies.Any(Says<T>)
            : statement.Whom is T);

    private static IEnumerable<Block> Children(Block block) => block.Statements.SelectMany(statement => statement switch
    {
        Statement.Spawn spawn => [spawn.Body],
        Statement.Receive receive => receive.Bodies.SelectMany(Children),
        _ => Enumerable.Empty<Block>(),
    });
}
