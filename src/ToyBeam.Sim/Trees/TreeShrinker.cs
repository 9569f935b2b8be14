namespace ToyBeam.Sim.Trees;

/// <summary>Proposes smaller programs.</summary>
public static class TreeShrinker
{
    /// <summary>Smaller trees near <paramref name="tree"/>, the largest deletions first, made only when asked for.</summary>
    /// <remarks>
    /// Every candidate is well formed and has a smaller <see cref="ProgramTree.Measure"/>, so taking candidates for ever ends.
    /// What named a deleted process or monitor is deleted with it. Order: whole static processes; runs of statements, receives replaced by a branch's
    /// block, branches and timeouts deleted; then simpler forms of what stays.
    /// </remarks>
    /// <param name="tree">The tree.</param>
    /// <returns>The candidates, possibly none, some perhaps twice.</returns>
    public static IEnumerable<ProgramTree> Shrink(ProgramTree tree) =>
        WithoutProcess(tree)
            .Concat(EachBody(tree, BlockShrinker.Deletions))
            .Concat(EachBody(tree, BlockShrinker.Simplifications))
            .Concat(WithoutServerMark(tree))
            .Concat(WithSimplerText(tree));

    private static IEnumerable<ProgramTree> WithoutProcess(ProgramTree tree)
    {
        if (tree.Processes.Count == 1)
            yield break;
        for (var i = 0; i < tree.Processes.Count; i++)
        {
            var gone = new Names(tree.Processes[i].Name, null);
            var rest = new List<StaticProcess>();
            foreach (var process in tree.Processes.Without(i))
                rest.Add(new(process.Name, BlockShrinker.WithoutUsers(process.Body, gone), process.Server));
            yield return new([.. rest]);
        }
    }

    private static IEnumerable<ProgramTree> EachBody(ProgramTree tree, Func<Block, IEnumerable<Block>> shrink)
    {
        for (var i = 0; i < tree.Processes.Count; i++)
        {
            var process = tree.Processes[i];
            foreach (var body in shrink(process.Body))
                yield return new(tree.Processes.With(i, new(process.Name, body, process.Server)));
        }
    }

    private static IEnumerable<ProgramTree> WithoutServerMark(ProgramTree tree)
    {
        for (var i = 0; i < tree.Processes.Count; i++)
        {
            var process = tree.Processes[i];
            if (process.Server)
                yield return new(tree.Processes.With(i, new(process.Name, process.Body)));
        }
    }

    /// <summary>Each text in turn becomes, everywhere at once, the first letter that no other text uses.</summary>
    private static IEnumerable<ProgramTree> WithSimplerText(ProgramTree tree)
    {
        var texts = TreeTexts.Of(tree);
        var letter = 'a';
        while (letter <= 'z' && texts.Contains(letter.ToString()))
            letter++;
        if (letter > 'z')
            yield break;
        foreach (var text in texts)
        {
            if (TreeMeasure.Weigh(text) > TreeMeasure.Weigh(letter.ToString()))
                yield return TreeTexts.Rename(tree, text, letter.ToString());
        }
    }
}
