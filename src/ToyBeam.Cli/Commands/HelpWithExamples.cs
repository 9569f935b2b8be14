using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ToyBeam.Sim.Reports;

namespace ToyBeam.Cli.Commands;

/// <summary>Help of a command, with lines to try out below it.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private const string ExitCodes = """

        Exit codes:
          0 pass, 1 failure found, 2 usage, 3 expected failure absent, 4 divergence or nondeterminism,
          5 nothing ran, 6 incomplete, 70 a bug in toybeam

        """;

    private readonly HelpAction _help;

    public HelpWithExamples(HelpAction help)
    {
        _help = help;
        _help.MaxWidth = Paragraph.Width;
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        _help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.Write($"Examples:\n{ExamplesOf(parseResult.CommandResult.Command.Name)}");
        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.Write(ExitCodes);
        }
        return ExitCode.Pass;
    }

    private static string ExamplesOf(string command) => command switch
    {
        "list" => """
              toybeam list

            """,
        "explore" => """
              toybeam explore ex7                                  the race between spawn and link
              toybeam explore lost-update -p n=3 --strategy pct:2
              toybeam explore gen --seeds 0..200 --schedules 100   generated programs, one per seed
              toybeam explore bug.tree --time 30s --stop-after 1   a program of your own
              toybeam explore ex7 --save found                     each finding as a trace file

            """,
        "count" => """
              toybeam count ex7b                                   no schedule of all is stuck
              toybeam count fan-in -p n=4 --granularity work

            """,
        "replay" => """
              toybeam replay TB1-…                                 the token that explore printed
              toybeam replay failure.txt                           a file that holds one
              toybeam replay found/stuck.tbtrace                   a trace file, step by step
              toybeam replay found/stuck.tbtrace bug.tree --tolerant
                                                                   as far as it fits the edited program

            """,
        "shrink" => """
              toybeam shrink TB1-…                                 what explore --no-shrink printed
              toybeam shrink found/stuck.tbtrace --time 30s        for so long; the file is replaced
              toybeam shrink found/stuck.tbtrace --jobs 4          the same result, sooner

            """,
        "show" => """
              toybeam show ex7                                     its default schedule
              toybeam show ex4 --strategy round-robin:7            as the article schedules it
              toybeam show gen --seed 12                           a generated program
              toybeam show -v TB1-…                                every event of a failure
              toybeam show ex7 --html ex7.html                     a page to step through in a browser
              toybeam show TB1-… --causal                          only what led to it
              toybeam show TB1-… --as mermaid                      a picture for a ticket
              toybeam show TB1-… --as csharp                       a test that reproduces it
              toybeam show ex7 --step 3                            all of the state after step 3

            """,
        "conform" => """
              toybeam conform --seeds 0..1000                      needs erl, the Erlang emulator
              toybeam conform bug.tree --runs 5000                 a program of your own, often

            """,
        _ => """
              toybeam explore ex7                                  find the race
              toybeam count ex7b                                   prove it cured, over all schedules
              toybeam replay TB1-…                                 run a finding again
              toybeam explore --help                               all options of a command

            """,
    };
}
