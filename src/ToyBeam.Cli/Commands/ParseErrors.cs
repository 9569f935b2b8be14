using System.CommandLine;

namespace ToyBeam.Cli.Commands;

/// <summary>Errors of the command line itself, each as one sentence with the nearest word that would be right.</summary>
internal static class ParseErrors
{
    /// <summary>The first error; null when there is none.</summary>
    public static string? FirstOf(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
        {
            return null;
        }
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.Count > 0)
        {
            return Unmatched(command, parsed.UnmatchedTokens[0]);
        }
        return command is RootCommand
            ? "no command is given; toybeam --help lists the commands"
            : $"{parsed.Errors[0].Message.TrimEnd('.')}; see toybeam {command.Name} --help";
    }

    private static string Unmatched(Command command, string word)
    {
        var isOption = word.StartsWith('-');
        var (what, known) = command is RootCommand && !isOption
            ? ("command", command.Subcommands.Select(sub => sub.Name))
            : isOption ? ("option", command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)))
            : ("argument", []);
        var help = command is RootCommand ? "toybeam --help" : $"toybeam {command.Name} --help";
        var hint = Suggestion.Of(word.Split('=', 2)[0], known);
        return what == "argument"
            ? $"'{word}' is one argument too many; see {help}"
            : $"there is no {what} '{word}'{hint}; see {help}";
    }
}
