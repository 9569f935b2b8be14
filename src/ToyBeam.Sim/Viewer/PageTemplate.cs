using System.Security.Cryptography;
using System.Text;

namespace ToyBeam.Sim.Viewer;

/// <summary>The page without its data: markup, style and scripts, which stand in files of their own and are joined here.</summary>
/// <remarks>
/// The page forbids itself to load anything, and to run any script but this one, which it knows by its hash: text that got into the page as
/// markup by a mistake of ours could still do nothing.
/// </remarks>
internal static class PageTemplate
{
    /// <summary>The scripts in the order in which they build on each other; they share one scope.</summary>
    private static readonly string[] Scripts =
        ["dom.js", "trace.js", "state.js", "lane.js", "lifelines.js", "log.js", "world.js", "source.js", "session.js", "controls.js", "keys.js", "main.js"];

    /// <summary>The whole page.</summary>
    /// <param name="title">The title, as HTML.</param>
    /// <param name="data">The data, as JSON without <c>&lt;</c>.</param>
    public static string Fill(string title, string data)
    {
        var style = Resource("viewer.css");
        var script = $"\"use strict\";\n{string.Concat(Scripts.Select(Resource))}";
        var page = new StringBuilder();
        foreach (var piece in Resource("viewer.html").Split("{{"))
        {
            var end = piece.IndexOf("}}", StringComparison.Ordinal);
            page.Append(end < 0 ? "" : piece[..end] switch
            {
                "policy" => $"default-src 'none'; style-src {HashOf(style)}; script-src {HashOf(script)}",
                "title" => title,
                "style" => style,
                "script" => script,
                "data" => data,
                var name => throw new InvalidOperationException($"The page has no part called {name}."),
            });
            page.Append(piece.AsSpan(end < 0 ? 0 : end + 2));
        }
        return page.ToString();
    }

    private static string HashOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Resource(string name)
    {
        using var stream = typeof(PageTemplate).Assembly.GetManifestResourceStream($"viewer/{name}")
            ?? throw new InvalidOperationException($"The resource viewer/{name} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
