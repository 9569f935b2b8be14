namespace ToyBeam.Scenarios.CommandLine;

/// <summary>Wrong input of every kind: the right exit code, one line that says what is wrong, nothing on stdout, no stack trace.</summary>
public sealed class BadInputTests
{
    private const string TokenOfEx7 = "TB1-200G0-00000-36AY1-Q06HY-HZJD0-41000-82041-7YPYN-VSQ1H-PSV";

    [Theory]
    [InlineData("no command is given")]
    [InlineData("there is no command 'explroe' (did you mean 'explore'?)", "explroe")]
    [InlineData("there is no option '--sedes' (did you mean '--seeds'?)", "explore", "ex7", "--sedes", "0..1")]
    [InlineData("Required argument 'TARGET' missing", "explore")]
    [InlineData("'ex7b' is one argument too many", "explore", "ex7", "ex7b")]
    [InlineData("there is no command 'merge'", "merge", "x")]
    [InlineData("there is no scenario 'lost-updat' (did you mean 'lost-update'?)", "explore", "lost-updat")]
    [InlineData("there is no scenario ''", "explore", "")]
    [InlineData("there is no scenario 'a b'", "explore", "a\nb")]
    [InlineData("there is no strategy 'rondom' (did you mean 'random'?)", "explore", "ex7", "--strategy", "rondom")]
    [InlineData("strategy 'pct:x': expected pct:D", "explore", "ex7", "--strategy", "pct:x")]
    [InlineData("strategy 'random:3': random takes no argument", "explore", "ex7", "--strategy", "random:3")]
    [InlineData("the strategy round-robin:7 implies --granularity reduction, and --granularity visible is given", "explore", "ex7", "--strategy", "round-robin:7", "--granularity", "visible")]
    [InlineData("fan-in has no parameter 'm'; its parameters: n", "explore", "fan-in", "-p", "m=3")]
    [InlineData("The parameter 'n' of fan-in is from 1 to 1000, not 0", "explore", "fan-in", "-p", "n=0")]
    [InlineData("The parameter 'n' of fan-in is given twice", "explore", "fan-in", "-p", "n=2", "-p", "n=3")]
    [InlineData("'n' is no parameter: expected NAME=NUMBER", "explore", "fan-in", "-p", "n")]
    [InlineData("--timing is untimed, virtual or virtual:N with N from 0 to 254, not 'virtual:255'", "explore", "ex7", "--timing", "virtual:255")]
    [InlineData("there is no delivery mode 'instnat' (did you mean 'instant'?)", "explore", "ex7", "--delivery", "instnat")]
    [InlineData("--rules is one of otp, seed, not 'erlang'", "explore", "ex7", "--rules", "erlang")]
    [InlineData("--granularity is one of visible, work, instruction, reduction, not 'fine'", "explore", "ex7", "--granularity", "fine")]
    [InlineData("--seeds is A..B with A at most B, such as 0..1000, not '9..3'", "explore", "ex7", "--seeds", "9..3")]
    [InlineData("--seeds is A..B", "explore", "ex7", "--seeds", "7")]
    [InlineData("--schedules is a number from 1 to 2147483647, not '0'", "explore", "ex7", "--schedules", "0")]
    [InlineData("--schedules is a number from 1 to 2147483647, not '-5'", "explore", "ex7", "--schedules", "-5")]
    [InlineData("--max-steps is a number", "explore", "ex7", "--max-steps", "many")]
    [InlineData("--time is a number with ms, s, m or h", "explore", "ex7", "--time", "soon")]
    [InlineData("'my.dll::Name' is a user's assembly, and those are not loaded yet", "explore", "my.dll::Name")]
    [InlineData("cannot read 'no-such.tree': there is no such file", "explore", "no-such.tree")]
    [InlineData("cannot write 'no-such-directory/x.log': there is no such directory", "explore", "ex7", "--log", "no-such-directory/x.log")]
    [InlineData("cannot write '.': it is a directory", "explore", "ex7", "--log", ".")]
    [InlineData("there is no engine 'dfss' (did you mean 'dfs'?)", "count", "ex7", "--engine", "dfss")]
    [InlineData("'nothing' is neither a token, which begins with TB1-, nor a file", "replay", "nothing")]
    [InlineData("The token has a typo", "replay", "TB1-200G0-00000-36AY1-Q06HY-HZJD0-41000-82041-7YPYN-VSQ1H-PSW")]
    [InlineData("the recorded run is of 'ex7', not of 'ex6'", "replay", TokenOfEx7, "ex6")]
    [InlineData("the recorded run is of 'ex7', not of 'gen'", "replay", TokenOfEx7, "gen")]
    [InlineData("a token or a trace says all about its run, so --seed does not go with one", "show", TokenOfEx7, "--seed", "3")]
    [InlineData("there is no command '@args'", "@args")]
    public void Wrong_words_are_one_line_and_2(string message, params string[] args) => AssertRefused(message, Cli.Run(args));

    [Fact]
    public void A_mistake_in_a_program_file_is_told_with_its_place()
    {
        using var file = new ScratchFile("main {\n  work -1;\n}\n");
        AssertRefused($"{file.Path}:2:8: ", Cli.Run("explore", file.Path));
    }

    [Fact]
    public void A_file_without_a_token_is_told()
    {
        using var file = new ScratchFile("nothing here\n", ".txt");
        AssertRefused("holds no token", Cli.Run("replay", file.Path));
    }

    [Fact]
    public void A_parameter_of_a_program_file_is_refused()
    {
        using var file = new ScratchFile("main { end; }\n");
        AssertRefused("a program file has no parameters", Cli.Run("explore", file.Path, "-p", "n=1"));
    }

    [Theory]
    [InlineData("TOYBEAM_SEED", "minus one")]
    [InlineData("TOYBEAM_SCHEDULES", "0")]
    public void A_wrong_environment_variable_is_told(string name, string value) =>
        AssertRefused($"the environment variable {name} is a number", Cli.Run(new Dictionary<string, string> { [name] = value }, "explore", "ex1"));

    private static void AssertRefused(string message, Cli.Answer answer)
    {
        Assert.Equal(2, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.StartsWith("toybeam: ", answer.Error, StringComparison.Ordinal);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd('\n').Split('\n'));
    }
}
