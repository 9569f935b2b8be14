namespace ToyBeam.Sim.Trees;

/// <summary>The texts of a tree: messages, patterns, results, failures, notes' values.</summary>
internal static class TreeTexts
{
    /// <summary>The distinct texts, in order of first appearance.</summary>
    internal static List<string> Of(ProgramTree tree)
    {
        var texts = new List<string>();
        _ = Map(tree, text =>
        {
            if (!texts.Contains(text))
                texts.Add(text);
            return text;
        });
        return texts;
    }

    /// <summary>The tree with one text replaced by another, everywhere.</summary>
    internal static ProgramTree Rename(ProgramTree tree, string from, string to) => Map(tree, text => text == from ? to : text);

    private static ProgramTree Map(ProgramTree tree, Func<string, string> map)
    {
        var processes = new List<StaticProcess>();
        foreach (var process in tree.Processes)
            processes.Add(new(process.Name, Map(process.Body, map), process.Server));
        return new([.. processes]);
    }

    private static Block Map(Block block, Func<string, string> map)
    {
        var statements = new List<Statement>();
        foreach (var statement in block.Statements)
            statements.Add(Map(statement, map));
        return new([.. statements]);
    }

    private static Statement Map(Statement statement, Func<string, string> map) => statement switch
    {
        Statement.Send send => new Statement.Send(send.To, map(send.Text)),
        Statement.End { Result: { } result } => new Statement.End(map(result)),
        Statement.Fail fail => new Statement.Fail(map(fail.Text)),
        Statement.Note note => new Statement.Note(note.Name, map(note.Value)),
        Statement.Spawn spawn => spawn with { Body = Map(spawn.Body, map) },
        Statement.Receive receive => Map(receive, map),
        _ => statement,
    };

    private static Statement.Receive Map(Statement.Receive receive, Func<string, string> map)
    {
        var branches = new List<Branch>();
        foreach (var branch in receive.Branches)
        {
            var pattern = branch.Pattern is Pattern.Text text ? new Pattern.Text(map(text.Value)) : branch.Pattern;
            branches.Add(new(pattern, Map(branch.Body, map)));
        }
        return new([.. branches], receive.After is { } after ? new(after.Milliseconds, Map(after.Body, map)) : null);
    }
}
