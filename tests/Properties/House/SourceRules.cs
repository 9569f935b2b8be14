using System.Text.RegularExpressions;

namespace ToyBeam.Properties.House;

/// <summary>Rules on the text of a file; each gives one sentence for each place that breaks it.</summary>
internal static partial class SourceRules
{
    private const int MostPublicTypes = 3;

    private static readonly string[] KnownHosts =
        ["github.com", "www.erlang.org", "erlang.org", "doi.org", "www.w3.org", "schemas.microsoft.com", "learn.microsoft.com", "opensource.org", "martin.janiczek.cz", "keepachangelog.com", "semver.org", "json.schemastore.org"];

    public static IEnumerable<string> TooLong(string file, string[] lines, int most)
    {
        if (lines.Length > most)
        {
            yield return $"{file} has {lines.Length} lines, more than {most}: it holds more than one concept";
        }
    }

    public static IEnumerable<string> TooManyTypes(string file, string[] lines)
    {
        var count = lines.Count(line => PublicType().IsMatch(line));
        if (count > MostPublicTypes)
        {
            yield return $"{file} has {count} public types, more than {MostPublicTypes}: give each concept a file of its own";
        }
    }

    /// <summary>Unfinished work, folders of somebody's machine, and hosts that nobody else can reach.</summary>
    public static IEnumerable<string> Leftovers(string file, string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (Match word in Unfinished().Matches(lines[i]))
            {
                yield return $"{file}:{i + 1} says {word.Value}: do it, or write an issue";
            }
            foreach (Match path in MachinePath().Matches(lines[i]))
            {
                yield return $"{file}:{i + 1} names {path.Value}, a folder of one machine";
            }
            foreach (Match host in Host().Matches(lines[i]))
            {
                if (!KnownHosts.Contains(host.Groups[1].Value))
                {
                    yield return $"{file}:{i + 1} names the host {host.Groups[1].Value}, which is not on the list of public ones";
                }
            }
        }
    }

    /// <summary>A rule of the compiler or an analyzer that is switched off without a comment directly above or behind; neighbours may share one.</summary>
    public static IEnumerable<string> SilentlyDisabled(string file, string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!Disables(lines[i]) || lines[i].Contains(" // ", StringComparison.Ordinal))
            {
                continue;
            }
            var above = i - 1;
            while (above >= 0 && Disables(lines[above]))
            {
                above--;
            }
            if (above < 0 || !IsComment(lines[above].Trim()))
            {
                yield return $"{file}:{i + 1} switches a rule off ({lines[i].Trim()}) and no comment directly above says why";
            }
        }
    }

    private static bool Disables(string line) => Disabling().IsMatch(line);

    private static bool IsComment(string line) =>
        line.StartsWith('#') && !line.StartsWith("#pragma", StringComparison.Ordinal) ||
        line.StartsWith("//", StringComparison.Ordinal) || line.EndsWith("-->", StringComparison.Ordinal);

    [GeneratedRegex(@"^public\b.*\b(class|record|struct|interface|enum|delegate)\b")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(?<![\w.])/(home|root|Users|work|tmp|mnt)/\w[\w./-]*|\b[A-Z]:\\\w+\\\w+")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"https?://([\w.-]+)")]
    private static partial Regex Host();

    [GeneratedRegex(@"^\s*(dotnet_diagnostic\.\w+\.severity\s*=\s*(none|silent)|<NoWarn>|#pragma warning disable)")]
    private static partial Regex Disabling();
}
