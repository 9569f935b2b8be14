using System.CommandLine;
using System.CommandLine.Help;

namespace ToyBeam.Cli.Commands;

/// <summary>The command line as a whole.</summary>
internal static class RootCommandFactory
{
    private const string Description =
        "Finds the schedules that break a message-passing design. Runs programs of BEAM-style processes under many schedules, "
        + "checks what is claimed of them, and shows the shortest story that breaks a claim, with the command that replays it.";

    /// <summary>The root with all its commands.</summary>
    public static RootCommand Create(Shell shell)
    {
        var root = new RootCommand(Description)
        {
            ListCommand.Create(shell),
            ExploreCommand.Create(shell),
            CountCommand.Create(shell),
            ReplayCommand.Create(shell),
            ShrinkCommand.Create(shell),
            ShowCommand.Create(shell),
            ConformCommand.Create(shell),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new HelpWithExamples((HelpAction)help.Action!);
            }
            else if (option is VersionOption version)
            {
                version.Action = new VersionAction();
            }
        }
        return root;
    }
}
