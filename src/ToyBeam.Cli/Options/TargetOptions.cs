using System.CommandLine;
using ToyBeam.Cli.Targets;

namespace ToyBeam.Cli.Options;

/// <summary>The argument TARGET with its parameters.</summary>
internal sealed class TargetOptions
{
    private readonly Argument<string> _target = new("TARGET") { Description = "a scenario's name (toybeam list), gen for generated programs, or a .tree file" };
    private readonly Option<string[]> _parameters = ParameterOption();

    /// <summary>The option <c>-p</c>.</summary>
    public static Option<string[]> ParameterOption() => new("--param", "-p") { Description = "a parameter, such as -p n=4; may be repeated", HelpName = "NAME=NUMBER" };

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_target);
        command.Add(_parameters);
    }

    /// <summary>The target that was given.</summary>
    public Target Read(ParseResult parsed, Shell shell) => TargetReader.Read(parsed.GetRequiredValue(_target), parsed.GetValue(_parameters) ?? [], shell);
}
