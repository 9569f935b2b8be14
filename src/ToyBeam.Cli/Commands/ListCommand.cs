using System.CommandLine;
using ToyBeam.Cli.Options;
using ToyBeam.Cli.Output;

namespace ToyBeam.Cli.Commands;

/// <summary><c>toybeam list</c>: what there is.</summary>
internal static class ListCommand
{
    public static Command Create(Shell shell)
    {
        var json = Opt.Flag("--json", "as JSON lines");
        var command = new Command("list", "Lists scenarios with their parameters, strategies, engines and invariants.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                Catalog.WriteJson(new JsonLines(shell.Out));
            }
            else
            {
                Catalog.WriteText(shell.Out);
            }
            return ExitCode.Pass;
        });
        return command;
    }
}
