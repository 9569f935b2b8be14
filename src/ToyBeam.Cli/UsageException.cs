namespace ToyBeam.Cli;

/// <summary>The command line, or a file that it names, is wrong; the message is one sentence for the user.</summary>
internal sealed class UsageException(string sentence, Exception? cause = null) : Exception(sentence, cause);
