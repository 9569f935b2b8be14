using System.Text;
using ToyBeam.Core;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Traces;

/// <summary>Generated programs that are small enough to run all their schedules.</summary>
internal static class SmallPrograms
{
    /// <summary>All statements, few of each program.</summary>
    private static readonly TreeWeights Everything = TreeWeights.Default with
    {
        MaxProcesses = 4,
        MaxDepth = 2,
        Work = 1,
        Exit = 8,
        TrapExit = 5,
        Register = 6,
        IsAlive = 4,
        Names = ["n", "k"],
        Timeouts = [0, 5, 5, 9],
    };

    /// <summary>Messages, timeouts and new processes alone: nobody is linked, monitored, killed or named.</summary>
    private static readonly TreeWeights Plain = Everything with
    {
        SpawnLink = 0,
        SpawnMonitor = 0,
        Link = 0,
        Unlink = 0,
        ExitOther = 0,
        Monitor = 0,
        Demonitor = 0,
        Register = 0,
        Unregister = 0,
        WhereIs = 0,
        SendRegistered = 0,
        IsAlive = 0,
        TrapExit = 0,
        Exit = 1,
        Send = 30,
        IdiomEvery = 0,
    };

    /// <summary>What a machine is held to: all modes of delivery, two granularities, both rule sets.</summary>
    public static readonly MachineOptions[] Options =
    [
        .. from delivery in Enum.GetValues<Delivery>()
           from granularity in new[] { Granularity.Visible, Granularity.Work }
           from rules in new[] { Rules.Otp, Rules.Otp, Rules.Seed }
           select new MachineOptions { Delivery = delivery, Granularity = granularity, Rules = rules },
    ];

    /// <summary>The program of a seed.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="plain">Whether it has messages, timeouts and new processes alone.</param>
    /// <param name="larger">Whether it may have more schedules than can be run one by one.</param>
    public static ProgramTree Of(ulong seed, bool plain = false, bool larger = false) =>
        TreeGen.FromSeed(seed, (larger ? 12 : 6) + (int)(seed / 7 % (larger ? 24UL : 14UL)), plain ? Plain : Everything);

    /// <summary>A program of messages alone, many for few receives: what is observed of their order makes a difference.</summary>
    public static ProgramTree OfMail(ulong seed)
    {
        var rng = new Rng(seed);
        var processes = 2 + rng.Below(3);
        var text = new StringBuilder();
        for (var i = 0; i < processes; i++)
        {
            text.Append(NameOf(i)).Append(" { ");
            for (var statements = 1 + rng.Below(i == 0 ? 5 : 4); statements > 0; statements--)
            {
                text.Append(Statement(rng, processes, i, depth: 0));
            }
            text.Append("} ");
        }
        return ProgramTree.Parse(text.ToString());
    }

    private static string NameOf(int process) => process == 0 ? "main" : $"p{process}";

    /// <remarks>Half of what is sent goes to the first process.</remarks>
    private static string Statement(Rng rng, int processes, int self, int depth)
    {
        switch (rng.Below(self == 0 ? 16 : 8))
        {
            case < 5:
                var to = rng.Below(2) == 0 ? rng.Below(processes) : 0;
                return $"send {NameOf(to)} \"{(char)('a' + rng.Below(3))}\"; ";
            case 5 when depth == 0:
                return $"spawn {{ {Statement(rng, processes, 1, 1)}}} ";
            default:
                var pattern = rng.Below(2) == 0 ? "_" : $"\"{(char)('a' + rng.Below(3))}\"";
                var body = depth == 0 && rng.Below(3) == 0 ? Statement(rng, processes, self, 1) : "";
                var other = rng.Below(4) == 0 && pattern != "_" ? $"\"{(char)('a' + rng.Below(3))}\" -> {{ }}; " : "";
                var after = rng.Below(4) == 0 ? "after 5 -> { }" : "";
                return $"receive {{ {pattern} -> {{ {body}}}; {other}{after} }} ";
        }
    }
}
