using System.Text;
using ToyBeam.Core;

namespace ToyBeam.Sim.Traces;

/// <summary>A directory of traces, one file for each kind of failure.</summary>
/// <param name="directory">Where; made when the first trace is saved.</param>
public sealed class TraceStore(string directory)
{
    private const int LongestSlug = 60;

    /// <summary>Where.</summary>
    public string Directory => directory;

    /// <summary>Writes a trace under a name made of its signature; what was there under that name is replaced. A file is there whole or not at all.</summary>
    /// <returns>Where it is.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public string Save(Trace trace)
    {
        System.IO.Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, NameOf(trace.Header.Signature ?? "passes") + Trace.Extension);
        var unfinished = $"{path}.unfinished";
        File.WriteAllText(unfinished, TraceWriter.Write(trace), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(unfinished, path, overwrite: true);
        return path;
    }

    /// <summary>The files with traces, by name; none when there is no such directory.</summary>
    public IReadOnlyList<string> Files()
    {
        if (!System.IO.Directory.Exists(directory))
        {
            return [];
        }
        var files = System.IO.Directory.GetFiles(directory, $"*{Trace.Extension}");
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    /// <summary>A name for a file or a directory, safe everywhere: the letters and digits of a text, and a hash that tells texts apart which have the same ones.</summary>
    /// <param name="text">What it is made of.</param>
    public static string NameOf(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
            if (slug.Length == LongestSlug)
            {
                break;
            }
        }
        return $"{slug.ToString().Trim('-')}{(slug.Length > 0 ? "-" : "")}{TraceWriter.Hex((uint)Hashing.Of(text), 8)}";
    }
}
