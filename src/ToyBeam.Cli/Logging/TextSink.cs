using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace ToyBeam.Cli.Logging;

/// <summary>Writes log events to a writer that somebody else opened, so that a file that cannot be opened is an error and not a silence.</summary>
internal sealed class TextSink(TextWriter writer, ITextFormatter formatter) : ILogEventSink
{
    public void Emit(LogEvent logEvent) => formatter.Format(logEvent, writer);
}
