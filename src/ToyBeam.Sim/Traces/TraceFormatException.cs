namespace ToyBeam.Sim.Traces;

/// <summary>A file holds no trace that can be read. The message is one line for people: file, line, what was expected.</summary>
public sealed class TraceFormatException : FormatException
{
    internal TraceFormatException(string file, int line, string sentence, Exception? cause = null) : base($"{file}:{line}: {sentence}", cause)
    {
    }
}
