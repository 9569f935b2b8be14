namespace ToyBeam.Sim.Trees;

/// <summary>How large a program tree is; what every step of shrinking makes smaller.</summary>
/// <remarks>Compared by <paramref name="Size"/> first, then by <paramref name="Weight"/>. Both are never negative, so shrinking ends.</remarks>
/// <param name="Size">Processes, statements and branches together.</param>
/// <param name="Weight">Amounts of work and times, and a little for whatever has a simpler form: links, monitors, marks, flags, names, results, reasons, longer texts.</param>
public readonly record struct TreeMeasure(int Size, long Weight) : IComparable<TreeMeasure>
{
    /// <inheritdoc/>
    public int CompareTo(TreeMeasure other) =>
        Size != other.Size ? Size.CompareTo(other.Size) : Weight.CompareTo(other.Weight);

    /// <summary>Whether <paramref name="left"/> is smaller.</summary>
    /// <param name="left">One measure.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(TreeMeasure left, TreeMeasure right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is larger.</summary>
    /// <param name="left">One measure.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(TreeMeasure left, TreeMeasure right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is smaller or equal.</summary>
    /// <param name="left">One measure.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(TreeMeasure left, TreeMeasure right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is larger or equal.</summary>
    /// <param name="left">One measure.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(TreeMeasure left, TreeMeasure right) => left.CompareTo(right) >= 0;

    internal static TreeMeasure Of(ProgramTree tree)
    {
        var total = default(TreeMeasure);
        foreach (var process in tree.Processes)
            total = total.Plus(1, One(process.Server)).Plus(Of(process.Body));
        return total;
    }

    /// <summary>The letters a, b, c, … weigh least, in this order; any longer text weighs more than all of them.</summary>
    internal static int Weigh(string text) =>
        text.Length == 1 && char.IsAsciiLetterLower(text[0]) ? 1 + text[0] - 'a' : 27 + text.Length;

    internal static TreeMeasure Of(Block block)
    {
        var total = default(TreeMeasure);
        foreach (var statement in block.Statements)
            total = total.Plus(Of(statement));
        return total;
    }

    private static TreeMeasure Of(Statement statement) => statement switch
    {
        Statement.Work work => new(1, work.Amount),
        Statement.Spawn spawn => Of(spawn.Body).Plus(1, One(spawn.Linked) + One(spawn.Monitored) + One(spawn.Server) + One(spawn.Name is not null)),
        Statement.Send send => new(1, Weigh(send.Text)),
        Statement.Receive receive => Of(receive),
        Statement.ExitOther exit => new(1, One(exit.Reason != "crash")),
        Statement.Monitor monitor => new(1, One(monitor.Name is not null)),
        Statement.Demonitor demonitor => new(1, One(demonitor.Info) + One(demonitor.Flush)),
        Statement.Exit exit => new(1, One(exit.Reason != "crash")),
        Statement.End { Result: { } result } => new(1, 1 + Weigh(result)),
        Statement.Fail fail => new(1, Weigh(fail.Text)),
        Statement.Note note => new(1, Weigh(note.Value)),
        _ => new(1, 0),
    };

    private static TreeMeasure Of(Statement.Receive receive)
    {
        var total = new TreeMeasure(1, 0);
        foreach (var branch in receive.Branches)
            total = total.Plus(1, Weigh(branch.Pattern)).Plus(Of(branch.Body));
        return receive.After is null ? total : total.Plus(1, receive.After.Milliseconds).Plus(Of(receive.After.Body));
    }

    private static int Weigh(Pattern pattern) => pattern switch
    {
        Pattern.Text text => Weigh(text.Value),
        Pattern.ExitFrom exit => 1 + One(exit.Reason is not null),
        Pattern.DownOf down => 1 + One(down.Reason is not null),
        _ => 0,
    };

    private static int One(bool condition) => condition ? 1 : 0;

    private TreeMeasure Plus(TreeMeasure other) => Plus(other.Size, other.Weight);

    private TreeMeasure Plus(int size, long weight) => new(Size + size, Weight + weight);
}
