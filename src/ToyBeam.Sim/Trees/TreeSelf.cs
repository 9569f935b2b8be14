namespace ToyBeam.Sim.Trees;

/// <summary>Whether a process must know its own pid.</summary>
internal static class TreeSelf
{
    /// <summary>Whether the process says <c>self</c>, or a child of it says <c>parent</c>.</summary>
    internal static bool IsNeeded(Block body) => Says<Who.Self>(body) || Children(body).Any(Says<Who.Parent>);

    /// <summary>Whether a statement of this process itself, not of a child, names <typeparamref name="T"/>.</summary>
    private static bool Says<T>(Block block)
        where T : Who => block.Statements.Any(statement => statement switch
        {
            Statement.Send send => send.To is T,
            Statement.Link link => link.To is T,
            Statement.Unlink unlink => unlink.From is T,
            Statement.Receive receive => receive.Branches.Any(branch => branch.Pattern is Pattern.ExitFrom { From: T } || Says<T>(branch.Body)),
            _ => false,
        });

    private static IEnumerable<Block> Children(Block block) => block.Statements.SelectMany(statement => statement switch
    {
        Statement.Spawn spawn => [spawn.Body],
        Statement.Receive receive => receive.Branches.SelectMany(branch => Children(branch.Body)),
        _ => Enumerable.Empty<Block>(),
    });
}
