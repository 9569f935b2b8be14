using System.Diagnostics;
using System.Text;

namespace ToyBeam.Scenarios.CommandLine;

/// <summary>The command as a process of its own: its exit code, its streams, its encoding.</summary>
public sealed class ProcessTests
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Fact]
    public void A_process_answers_as_the_tests_do()
    {
        var (exit, output, error) = Run("explore", "ex7");
        Assert.Equal(1, exit);
        Assert.Equal(Cli.Run("explore", "ex7").Out, output);
        Assert.Empty(error);
    }

    [Fact]
    public void Text_is_utf8_and_has_no_control_codes_when_redirected()
    {
        var (exit, output, _) = Run("show", "ring", "-p", "n=60");
        Assert.Equal(0, exit);
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain('\uFEFF', output);
        Assert.Contains("  …   ", output, StringComparison.Ordinal);
    }

    private static (int Exit, string Out, string Error) Run(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ToyBeam.Cli.EntryPoint).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Cli.Elsewhere,
            Environment = { ["LC_ALL"] = "C", ["CI"] = "true" },
        };
        foreach (var ours in start.Environment.Keys.Where(name => name.StartsWith("TOYBEAM_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(ours); // What steers this test run must not steer the command.
        }
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output); // The bytes: a reader would hide a byte order mark.
        process.WaitForExit();
        return (process.ExitCode, Strict.GetString(output.ToArray()), error.Result);
    }
}
