using System.Diagnostics;
using System.Globalization;

namespace ToyBeam.Sim.Conformance;

/// <summary>The Erlang emulator of this machine, with our program runner compiled for it.</summary>
public sealed class Emulator : IDisposable
{
    private const string Module = "toybeam_conform";

    private readonly string _program;
    private readonly DirectoryInfo _folder;
    private int _files;

    private Emulator(string program)
    {
        _program = program;
        _folder = Directory.CreateTempSubdirectory("toybeam-conform-");
    }

    /// <summary>Which emulator it is, such as <c>OTP 25 (ERTS 13.1.5)</c>.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The emulator's program in one of the folders of a search path; null when there is none.</summary>
    /// <param name="path">The folders, as the environment variable PATH holds them.</param>
    public static string? Find(string? path)
    {
        var name = OperatingSystem.IsWindows() ? "erl.exe" : "erl";
        foreach (var folder in (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (File.Exists(Path.Combine(folder, name)))
            {
                return Path.Combine(folder, name);
            }
        }
        return null;
    }

    /// <summary>Gets ready: compiles the runner into a folder of its own, which goes when this is disposed of.</summary>
    /// <param name="program">The emulator, as <see cref="Find"/> gives it.</param>
    /// <exception cref="EmulatorException">It does not start or does not compile.</exception>
    public static Emulator Open(string program)
    {
        var emulator = new Emulator(program);
        try
        {
            emulator.Compile();
            return emulator;
        }
        catch
        {
            emulator.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Runs programs; safe to call from several threads.</summary>
    /// <param name="terms">The programs, as <see cref="ErlangText"/> writes them.</param>
    /// <param name="setting">How.</param>
    /// <returns>What they came to.</returns>
    internal List<EmulatorLine> Run(IEnumerable<string> terms, EmulatorSetting setting)
    {
        var number = Interlocked.Increment(ref _files);
        var file = Path.Combine(_folder.FullName, number.ToString(CultureInfo.InvariantCulture));
        File.WriteAllLines(file, terms);
        var arguments = (string[])[.. setting.Flags.Split(' '), "-pa", _folder.FullName, "-run", Module, "main", file, setting.Term];
        var lines = Call(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        File.Delete(file);
        if (lines.Length == 0 || lines[^1] != "done")
        {
            throw new EmulatorException($"The emulator stopped early ({setting})", lines.Length == 0 ? "it printed nothing" : lines[^1]);
        }
        return [.. lines[..^1].Select(EmulatorLine.Parse)];
    }

    private void Compile()
    {
        var source = Path.Combine(_folder.FullName, $"{Module}.erl");
        using (var resource = typeof(Emulator).Assembly.GetManifestResourceStream($"{Module}.erl")!)
        using (var file = File.Create(source))
        {
            resource.CopyTo(file);
        }
        var output = Call(
            "-eval",
            $"{{ok, _}} = compile:file(\"{Module}\", [report]), [io:format(\"~s ~s\", [erlang:system_info(Part) || Part <- [otp_release, version]])], halt().").Trim().Split(' ');
        if (output.Length != 2)
        {
            throw new EmulatorException("The emulator does not compile the program runner", string.Join(' ', output));
        }
        Version = $"OTP {output[0]} (ERTS {output[1]})";
    }

    private string Call(params string[] arguments)
    {
        var info = new ProcessStartInfo(_program) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])["-noshell", "-noinput", "-kernel", "logger_level", "none", "+Bi", .. arguments])
        {
            info.ArgumentList.Add(argument);
        }
        info.Environment["HOME"] = _folder.FullName; // No settings of the user's own.
        info.Environment["ERL_CRASH_DUMP_BYTES"] = "0";
        try
        {
            using var process = Process.Start(info)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (System.Runtime.InteropServices.ExternalException error)
        {
            throw new EmulatorException("The emulator does not start", error.Message);
        }
    }
}
