using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Trees;

/// <summary>Which piece of a tree's text an instruction is.</summary>
public sealed class TreeSourceProperties
{
    [Fact]
    public void Each_statement_has_its_place()
    {
        var source = new TreeSource(ProgramTree.Parse("""
            main {
              c = spawn_link { work 3; send parent "a; } \" {"; }
              receive { "a" -> { work 3; work 3; }; after 5 -> { end "x"; } }
              monitor c; demonitor c; demonitor c flush;
            }
            """));
        string[] expected =
        [
            "c = spawn_link {", "demonitor c", "demonitor c flush", "end \"x\"", "monitor c", "receive {", "send parent \"a; } \\\" {\"", "work 3", "work 3", "work 3",
        ];
        Assert.Equal(expected, source.Places.Select(place => source.Text[place]).Order(StringComparer.Ordinal));
        Assert.Equal(source.Places.Count, source.Places.Distinct().Count());
    }

    /// <summary>The program of a source is the tree's, and each instruction at which a process stands is of the statement that says so.</summary>
    [Fact]
    public void Instructions_are_of_their_statements()
    {
        var stood = 0;
        var machine = new Machine();
        var plain = new Machine();
        foreach (var tree in Sample.Trees(600))
        {
            var source = new TreeSource(tree);
            Assert.Equal(tree.ToString(), source.Text);
            machine.Reset(source.Start);
            plain.Reset(tree.Compile());
            for (var step = 0; !machine.Enabled.IsEmpty; step++)
            {
                stood += Check(machine.World, source);
                var pick = (int)((uint)(step * 7919) % (uint)machine.Enabled.Length);
                machine.Step(pick);
                plain.Step(pick);
            }
            Assert.Equal(plain.TraceHash, machine.TraceHash);
        }
        Assert.True(stood > 5_000, $"processes stood at only {stood} statements");
    }

    private static int Check(World world, TreeSource source)
    {
        var stood = 0;
        for (var i = 0; i < world.ProcessCount; i++)
        {
            var code = world[i].Pending;
            var number = source.StatementOf(code);
            if (number < 0)
            {
                Assert.True(code is null or End { Result: null } or Self, $"{code?.Op} is of no statement");
                continue;
            }
            stood++;
            Assert.Matches(PatternOf(code!), source.Text[source.Places[number]]);
        }
        return stood;
    }

    private static string PatternOf(Code code) => code switch
    {
        Work work => $"^work {work.Amount}$",
        Send send => $"^send .*{System.Text.RegularExpressions.Regex.Escape(Literal.Of(send.Message))}$",
        SendNamed send => $"^send @{send.Name} ",
        Receive => "^receive ",
        Spawn spawn => $"({spawn.Name} = |^){(spawn.Op == Op.Spawn ? "spawn" : spawn.Op == Op.SpawnLink ? "spawn_link" : "spawn_monitor")}( server)? \\{{$",
        End end => $"^end {System.Text.RegularExpressions.Regex.Escape(Literal.Of(end.Result))}$",
        Exit { Reason.Name: "crash" } => "^crash$",
        Exit exit => $"^exit {exit.Reason}$",
        ExitOther exit => $"^exit .* {exit.Reason}$",
        TrapExit trap => $"^trap_exit {(trap.On ? "on" : "off")}$",
        IsAlive => "^alive ",
        Core.Instructions.Monitor => "^(\\w+ = )?monitor ",
        Demonitor demonitor => $"^demonitor (?=.*{(demonitor.Flush ? "flush" : "")})(?=.*{(demonitor.Info ? "info" : "")})",
        _ => $"^{code.Op.ToString().ToLowerInvariant()} ",
    };
}
