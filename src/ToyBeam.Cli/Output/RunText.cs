using System.Text;
using ToyBeam.Cli.Options;
using ToyBeam.Core;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Cli.Output;

/// <summary>Parts of the text about one run.</summary>
internal static class RunText
{
    /// <summary>How the machine runs, in a line.</summary>
    public static string Conditions(MachineOptions machine) =>
        $"granularity {Opt.Lower(machine.Granularity)}, rules {Opt.Lower(machine.Rules)}, delivery {Opt.Lower(machine.Delivery)}"
        + (machine.Timing.IsVirtual ? $", timing {machine.Timing}" : "");

    /// <summary>The program, if it is a tree.</summary>
    public static void AppendProgram(StringBuilder text, ProgramTree? tree)
    {
        if (tree is null)
        {
            return;
        }
        text.Append("\n  program\n");
        foreach (var line in tree.ToString().TrimEnd().Split('\n'))
        {
            text.Append("    ").Append(line).Append('\n');
        }
    }

    /// <summary>How each process ended, or what it waits for, with its mailbox.</summary>
    public static void AppendFinalState(StringBuilder text, World world, bool verbose)
    {
        text.Append("\n  in the end\n");
        var width = 0;
        for (var i = 0; i < world.ProcessCount; i++)
        {
            width = Math.Max(width, world[i].ToString().Length);
        }
        for (var i = 0; i < world.ProcessCount; i++)
        {
            var process = world[i];
            text.Append(Paragraph.Wrap($"    {process.ToString().PadRight(width)}  {StateOf(process, world, verbose)}", width + 6)).Append('\n');
        }
    }

    private static string StateOf(ProcessView process, World world, bool verbose)
    {
        var state = process switch
        {
            { Reason: { } reason } => $"ended: {reason}{(process.Result is { } result ? $", result {Literal.Of(result)}" : "")}",
            { Waiting: { } receive, IsBlocked: true } => $"waits for {receive}{(process.IsServer ? " (a server)" : "")}",
            { Pending: { } code } => $"was cut before its next instruction, {code.Op.ToString().ToLowerInvariant()}",
            _ => "alive",
        };
        if (!process.IsAlive)
        {
            return verbose ? $"{state}; {Words.Count(process.Steps, "step")}" : state;
        }
        var mailbox = new List<string>();
        for (var i = 0; i < process.MailboxCount; i++)
        {
            mailbox.Add(Literal.Of(process.Message(i)));
        }
        var text = $"{state}; mailbox {(mailbox.Count == 0 ? "empty" : string.Join(", ", mailbox))}";
        return verbose ? $"{text}; links {LinksOf(process, world)}; {(process.IsTrapping ? "traps exits; " : "")}{Words.Count(process.Steps, "step")}" : text;
    }

    private static string LinksOf(ProcessView process, World world)
    {
        var links = new List<string>();
        foreach (var linked in process.Links)
        {
            links.Add(world[linked].ToString());
        }
        return links.Count == 0 ? "none" : string.Join(", ", links);
    }
}
