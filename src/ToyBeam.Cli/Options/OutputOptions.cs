using System.CommandLine;

namespace ToyBeam.Cli.Options;

/// <summary>The options that say how results are told; every command that runs something has them.</summary>
internal sealed class OutputOptions
{
    private readonly Option<bool> _json = Opt.Flag("--json", "results as JSON lines, and nothing else on stdout");
    private readonly Option<bool> _quiet = Opt.Flag("--quiet", "no progress on stderr");
    private readonly Option<bool> _verbose = Opt.Flag("--verbose", "more detail, and the run log on stderr", "-v");
    private readonly Option<string?> _log = Opt.Text("--log", "FILE", "the run log as JSON lines into a file");
    private readonly Option<bool> _noColor = Opt.Flag("--no-color", "no colours, as with NO_COLOR");

    /// <summary>Gives them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="json">Whether it can tell its results as JSON.</param>
    public void AddTo(Command command, bool json = true)
    {
        if (json)
        {
            command.Add(_json);
        }
        command.Add(_quiet);
        command.Add(_verbose);
        command.Add(_log);
        command.Add(_noColor);
    }

    /// <summary>What was given.</summary>
    public OutputSettings Read(ParseResult parsed, Shell shell) => new(
        parsed.GetValue(_json),
        parsed.GetValue(_quiet),
        parsed.GetValue(_verbose),
        parsed.GetValue(_log),
        !parsed.GetValue(_noColor) && string.IsNullOrEmpty(shell.Variable("NO_COLOR")) && shell.Variable("TERM") != "dumb");
}

/// <summary>How results are told.</summary>
/// <param name="Json">As JSON lines.</param>
/// <param name="Quiet">Without progress.</param>
/// <param name="Verbose">With more detail.</param>
/// <param name="LogFile">Where the run log goes; null for nowhere.</param>
/// <param name="Color">Whether colours may be used on a terminal.</param>
internal sealed record OutputSettings(bool Json, bool Quiet, bool Verbose, string? LogFile, bool Color);
