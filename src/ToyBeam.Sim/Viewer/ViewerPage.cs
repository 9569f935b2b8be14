using System.Net;
using System.Text;
using System.Text.Json;

namespace ToyBeam.Sim.Viewer;

/// <summary>A web page in one file that steps through runs: lifelines, the machine's state, the log. It loads nothing, from nowhere, and opens from disk.</summary>
/// <param name="Title">What the page is about.</param>
/// <param name="Traces">The runs, at least one; the first is shown when the page opens.</param>
public sealed record ViewerPage(string Title, IReadOnlyList<ViewerTrace> Traces)
{
    /// <summary>The page: the same bytes for the same runs.</summary>
    /// <exception cref="InvalidOperationException">There is no trace.</exception>
    public string ToHtml()
    {
        if (Traces.Count == 0)
        {
            throw new InvalidOperationException("A viewer page shows at least one trace.");
        }
        return PageTemplate.Fill(WebUtility.HtmlEncode(Title), Data());
    }

    /// <remarks>The encoder of System.Text.Json by default escapes all that could end a script element.</remarks>
    private string Data()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("title", Title);
            json.WriteStartArray("traces");
            foreach (var trace in Traces)
            {
                TraceJson.Write(json, trace);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }
}
