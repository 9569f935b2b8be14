using System.Text;
using ToyBeam.Core;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Trees;

/// <summary>A tree prints as C# that compiles and does the same.</summary>
public sealed class CSharpPrinterTests
{
    private const string Text = """
        server main {
          trap_exit on;
          c = spawn_link { receive "go"; send helper "done \"1\"\n"; exit boom; }
          send c "go";
          receive {
            exit c boom -> { note seen "early"; }
            "x" -> { end "x"; }
            _ -> {
              self_ = spawn server { send parent "y"; link self; receive exit main; }
              unlink self_;
            }
          }
          work 3;
          receive { exit c -> { crash; }; exit c normal -> { }; _ -> { } }
          class = spawn {
            c = spawn { send parent "up"; link main; }
            receive "up";
            send helper "b";
            send c "a";
          }
          spawn { fail "no"; }
          receive { };
        }
        helper { trap_exit off; send main "z"; send main "x"; receive { "b" -> { end "b"; } } }
        watcher {
          demonitor main info;
          made = spawn_monitor server { register self @n; receive { "stop" -> { exit boom; }; after 0 -> { } } receive "never"; }
          monitor_2 = monitor made;
          receive { after 0 -> { monitor main; made = spawn { } monitor made; receive down made; } }
          demonitor made;
          demonitor main info;
          receive {
            "n" -> { made = monitor @n; demonitor made flush; monitor @n; monitor parent_; }
            down made -> { exit made kill; }
            after 5 -> { d = monitor parent_; spawn { demonitor d info; alive parent; } }
          }
          demonitor @n info flush;
          spawn_monitor { demonitor parent; demonitor monitor_2; exit parent normal; }
          receive {
            down @n noproc -> { send @n "stop"; }
            down parent_ boom -> { whereis @n; }
            after 1 -> { unregister @n; monitor self; }
          }
          demonitor parent_;
          demonitor monitor_2 info;
          demonitor @n flush;
          receive { "a" -> { }; after 0 -> { } }
          exit self shutdown;
        }
        parent_ { receive { after 1 -> { send watcher "n"; } } exit boom; }
        """;

    private static readonly ProgramTree Tree = ProgramTree.Parse(Text);

    [Fact]
    public void A_tree_prints_as_the_file_that_is_compiled_into_this_assembly()
    {
        using var stream = typeof(CSharpPrinterTests).Assembly.GetManifestResourceStream("GoldenProgram.cs")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        Assert.Equal(reader.ReadToEnd().ReplaceLineEndings("\n"), Tree.ToCSharp("GoldenProgram"));
    }

    [Theory]
    [InlineData(Granularity.Visible)]
    [InlineData(Granularity.Instruction)]
    public void The_printed_program_does_what_the_tree_does(Granularity granularity)
    {
        var printed = new Runs(new MachineOptions { Granularity = granularity });
        var compiled = new Runs(new MachineOptions { Granularity = granularity });
        var start = Tree.Compile();
        var seen = new SortedSet<ulong>();
        for (var seed = 0UL; seed < 500; seed++)
        {
            var hash = compiled.Hash(start, seed);
            Assert.Equal(printed.Hash(GoldenProgram.Start, seed), hash);
            seen.Add(hash);
        }
        Assert.True(seen.Count >= 10, $"The program takes only {seen.Count} ways: too few to compare anything.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("1a")]
    public void A_class_needs_a_name(string name) => Assert.Throws<ArgumentException>(() => Tree.ToCSharp(name));
}
