namespace ToyBeam.Sim.Trees;

/// <summary>Finds the word that a misspelt one was meant to be.</summary>
public static class NearestWord
{
    /// <summary>The nearest of <paramref name="words"/>, the first of equals; null when none is near: more than a third of the letters differ.</summary>
    public static string? Of(string word, IEnumerable<string> words)
    {
        // Distance takes time with the product of lengths, and no keyword is this long.
        if (word.Length > 32)
            return null;
        string? nearest = null;
        var least = 1 + Math.Max(1, word.Length / 3);
        foreach (var candidate in words)
        {
            var distance = Distance(word, candidate);
            if (distance < least)
                (nearest, least) = (candidate, distance);
        }
        return nearest;
    }

    /// <summary>Letters to insert, delete, replace or swap with a neighbour.</summary>
    private static int Distance(string a, string b)
    {
        // Row i holds the distances of a's first i letters to each prefix of b.
        var rows = new int[a.Length + 1][];
        rows[0] = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            rows[i] = new int[b.Length + 1];
            rows[i][0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i][j] = Math.Min(replaced, 1 + Math.Min(rows[i - 1][j], rows[i][j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i][j] = Math.Min(rows[i][j], rows[i - 2][j - 2] + 1);
            }
        }
        return rows[a.Length][b.Length];
    }
}
