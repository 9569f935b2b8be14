using ToyBeam.Sim.Tokens;

namespace ToyBeam.Cli.Output;

/// <summary>The command that replays a token, ready to be pasted where the user stands.</summary>
internal static class ReplayCommandLine
{
    private const string Project = "src/ToyBeam.Cli";

    /// <summary>By way of the sources when the current directory is within them, else the installed command.</summary>
    public static string For(Token token, Shell shell)
    {
        for (var directory = new DirectoryInfo(shell.Directory); directory is not null; directory = directory.Parent)
        {
            var project = Path.Combine(directory.FullName, Project);
            if (File.Exists(Path.Combine(project, "ToyBeam.Cli.csproj")))
            {
                var path = Path.GetRelativePath(shell.Directory, project).Replace('\\', '/');
                return $"dotnet run -c Release --project {(path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path)} -- replay {token}";
            }
        }
        return $"toybeam replay {token}";
    }
}
