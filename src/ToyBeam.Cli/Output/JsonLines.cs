using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ToyBeam.Cli.Output;

/// <summary>Writes results as JSON, one object a line. Nothing in them depends on time or machine: the same command gives the same bytes.</summary>
internal sealed class JsonLines(TextWriter writer)
{
    // Not into a web page: quotes and non-ASCII letters may stay readable.
    private static readonly JsonContext Context = new(new JsonSerializerOptions(JsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Write<T>(T line) where T : JsonLine
    {
        writer.Write(JsonSerializer.Serialize(line, (JsonTypeInfo<T>)Context.GetTypeInfo(typeof(T))!));
        writer.Write('\n');
        writer.Flush();
    }
}

/// <summary>All kinds of line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(WholeNumberConverter)])]
[JsonSerializable(typeof(RunLine))]
[JsonSerializable(typeof(FailLine))]
[JsonSerializable(typeof(SummaryLine))]
[JsonSerializable(typeof(ArmLine))]
[JsonSerializable(typeof(ReachLine))]
[JsonSerializable(typeof(CountLine))]
[JsonSerializable(typeof(ReplayLine))]
[JsonSerializable(typeof(MismatchLine))]
[JsonSerializable(typeof(ConformLine))]
[JsonSerializable(typeof(ScenarioLine))]
[JsonSerializable(typeof(NamedLine))]
[JsonSerializable(typeof(InvariantLine))]
internal sealed partial class JsonContext : JsonSerializerContext;
