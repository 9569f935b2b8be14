using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Trees;

/// <summary>What the parser says about a text that is no program: file, line, column, what was found, what was expected.</summary>
public sealed class TreeSyntaxErrors
{
    private const string InScope = "`self`, `parent` or a name in scope";
    private const string InScopeOrName = "`self`, `parent`, `@NAME` or a name in scope";
    private const string AMonitor = "a process: `m` is a monitor here, which only `demonitor` takes";

    [Theory]
    [InlineData("", "1:1: found end of text, expected a process: NAME {…} or server NAME {…}")]
    [InlineData("  # nothing\n", "2:1: found end of text, expected a process: NAME {…} or server NAME {…}")]
    [InlineData("{ }", "1:1: found `{`, expected a process: NAME {…} or server NAME {…}")]
    [InlineData("server { }", "1:8: found `{`, expected a name")]
    [InlineData("main", "1:5: found end of text, expected `{`")]
    [InlineData("main {", "1:7: found end of text, expected `}` for the `{` at 1:6")]
    [InlineData("main {\n  spawn {\n    end;\n}\n", "5:1: found end of text, expected `}` for the `{` at 1:6")]
    [InlineData("main { receive { _ -> { }", "1:26: found end of text, expected `}` for the `{` at 1:16")]
    [InlineData("main { } }", "1:10: found `}`, expected a process: NAME {…} or server NAME {…}")]
    [InlineData("main { end end }", "1:12: found `end`, expected `;` or `}`")]
    [InlineData("main { ; }", "1:8: found `;`, expected a statement")]
    [InlineData("main { end", "1:11: found end of text, expected `}` for the `{` at 1:6")]
    public void Structure(string text, string message) => Check(text, message);

    [Theory]
    [InlineData("main { chrash; }", "1:8: found `chrash`, expected a statement (did you mean `crash`?)")]
    [InlineData("main { recieve _; }", "1:8: found `recieve`, expected a statement (did you mean `receive`?)")]
    [InlineData("main { spwan_link { } }", "1:8: found `spwan_link`, expected a statement (did you mean `spawn_link`?)")]
    [InlineData("main { demoniter self; }", "1:8: found `demoniter`, expected a statement (did you mean `demonitor`?)")]
    [InlineData("main { frobnicate; }", "1:8: found `frobnicate`, expected a statement")]
    [InlineData("main { 5; }", "1:8: found `5`, expected a statement")]
    [InlineData("main { c = 5; }", "1:12: found `5`, expected `spawn`, `spawn_link`, `spawn_monitor` or `monitor`")]
    [InlineData("main { trap_exit yes; }", "1:18: found `yes`, expected `on` or `off`")]
    [InlineData("main { exit; }", "1:12: found `;`, expected a reason, such as `normal` or `crash`")]
    [InlineData("main { exit send; }", "1:13: found `send`, expected a reason, such as `normal` or `crash`")]
    [InlineData("main { receive; }", "1:15: found `;`, expected a pattern (\"text\", `exit WHO`, `down WHO`, `_`) or `{`")]
    [InlineData("main { receive { 5 -> { } } }", "1:18: found `5`, expected a pattern (\"text\", `exit WHO`, `down WHO`, `_`), `after` or `}`")]
    [InlineData("main { receive { _ { } } }", "1:20: found `{`, expected `->`")]
    [InlineData("main { send self x; }", "1:18: found `x`, expected a \"text\"")]
    [InlineData("main { fail; }", "1:12: found `;`, expected a \"text\"")]
    public void Statements(string text, string message) => Check(text, message);

    [Theory]
    [InlineData("main { link c; }", "1:13: found `c`, expected " + InScope + " (main)")]
    [InlineData("main { link c;\nc = spawn { } }", "1:13: found `c`, expected " + InScope + " (main); line 2 binds it for later statements of its own block")]
    [InlineData("main { c = spawn { send c \"a\"; } }", "1:25: found `c`, expected " + InScopeOrName + " (main); line 1 binds it for later statements of its own block")]
    [InlineData("main { d = spawn { } receive exit b; }\na { }", "1:35: found `b`, expected " + InScope + " (main, a, d)")]
    [InlineData("main { c = spawn { }\n  c = spawn { } }", "2:3: found `c`, expected another name: this block binds it already")]
    [InlineData("main { send = spawn { } }", "1:8: found keyword `send`, expected a name")]
    [InlineData("main { send end \"a\"; }", "1:13: found keyword `end`, expected " + InScopeOrName)]
    [InlineData("work { }", "1:1: found keyword `work`, expected a name")]
    [InlineData("main { note parent \"a\"; }", "1:13: found keyword `parent`, expected a name")]
    [InlineData("main { send parent \"a\"; }", "1:13: found `parent`, expected a process that exists: a static process has no parent")]
    [InlineData("main { }\na { }\nserver main { }", "3:8: found `main`, expected another name: a process of this name exists already")]
    public void Names(string text, string message) => Check(text, message);

    [Theory]
    [InlineData("main { work -1; }", "1:13: found `-1`, expected an amount of work from 0 to 1,000,000,000")]
    [InlineData("main { work 1000000001; }", "1:13: found `1000000001`, expected an amount of work from 0 to 1,000,000,000")]
    [InlineData("main { work 99999999999999999999999999; }", "1:13: found `999999999999999999999…`, expected an amount of work from 0 to 1,000,000,000")]
    [InlineData("main { work 5x; }", "1:13: found `5x`, expected a number, or a word that does not begin with a digit")]
    [InlineData("main { work \"5\"; }", "1:13: found text \"5\", expected an amount of work from 0 to 1,000,000,000")]
    [InlineData("main { fail \"abc; }\n", "1:13: found a text without an end, expected a closing `\"` on the same line")]
    [InlineData("main { fail \"abc\r\n\"", "1:13: found a text without an end, expected a closing `\"` on the same line")]
    [InlineData("main { fail \"a\\tb\"; }", "1:15: found `\\t`, expected one of the escapes \\\" \\\\ \\n")]
    [InlineData("main { fail \"a\\", "1:15: found `\\`, expected one of the escapes \\\" \\\\ \\n")]
    [InlineData("main { fail \"a\tb\"; }", "1:15: found control character U+0009 in a text, expected printable characters; a line end is written \\n")]
    [InlineData("main { é }", "1:8: found `é`, expected a word, a number, a \"text\" or one of { } ; = -> _ @")]
    [InlineData("main { \u0001 }", "1:8: found U+0001, expected a word, a number, a \"text\" or one of { } ; = -> _ @")]
    public void Tokens(string text, string message) => Check(text, message);

    // Not an inline datum: runners pass those on as UTF-8, which has no half pairs.
    [Fact]
    public void Half_a_surrogate_pair() =>
        Check("main { fail \"\ud800\"; }", "1:13: found a text with half a surrogate pair, expected well-formed Unicode");

    [Theory]
    [InlineData("main { exit self; }", "1:17: found `;`, expected a reason, such as `normal` or `crash`")]
    [InlineData("main { exit self send; }", "1:18: found `send`, expected a reason, such as `normal` or `crash`")]
    [InlineData("main { exit boom end; }", "1:18: found `end`, expected `;` or `}`")]
    [InlineData("main { exit main kill boom; }", "1:23: found `boom`, expected `;` or `}`")]
    [InlineData("main { exit c kill; }", "1:13: found `c`, expected " + InScope + " (main)")]
    [InlineData("main { exit @n kill; }", "1:13: found `@n`, expected " + InScope)]
    [InlineData("main { exit parent kill; }", "1:13: found `parent`, expected a process that exists: a static process has no parent")]
    [InlineData("main { receive exit self boom boom; }", "1:31: found `boom`, expected `;` or `}`")]
    public void Exits(string text, string message) => Check(text, message);

    [Theory]
    [InlineData("main { monitor; }", "1:15: found `;`, expected " + InScopeOrName)]
    [InlineData("main { m = monitor c; }", "1:20: found `c`, expected " + InScopeOrName + " (main)")]
    [InlineData("main { m = monitor self; m = spawn { } }", "1:26: found `m`, expected another name: this block binds it already")]
    [InlineData("main { m = spawn { }\nm = monitor m; }", "2:1: found `m`, expected another name: this block binds it already")]
    [InlineData("main { m = monitor self; send m \"a\"; }", "1:31: found `m`, expected " + AMonitor)]
    [InlineData("main { m = monitor self; spawn { exit m kill; } }", "1:39: found `m`, expected " + AMonitor)]
    [InlineData("main { m = monitor self; n = monitor m; }", "1:38: found `m`, expected " + AMonitor)]
    [InlineData("main { m = monitor self; receive down m; }", "1:39: found `m`, expected " + AMonitor)]
    [InlineData("main { m = monitor self; link c; }", "1:31: found `c`, expected " + InScope + " (main)")]
    [InlineData("main { m = monitor self; demonitor c; }", "1:36: found `c`, expected " + InScopeOrName + " (main, m)")]
    [InlineData("main { spawn { main = monitor self; link c; } }", "1:42: found `c`, expected " + InScope + " ()")]
    [InlineData("main { receive { _ -> { m = monitor self; } } demonitor m; }", "1:57: found `m`, expected " + InScopeOrName + " (main); line 1 binds it for later statements of its own block")]
    [InlineData("main { demonitor info; }", "1:18: found keyword `info`, expected " + InScopeOrName)]
    [InlineData("main { demonitor self info info; }", "1:28: found `info`, expected `;` or `}`")]
    [InlineData("main { demonitor self flush info flush; }", "1:34: found `flush`, expected `;` or `}`")]
    [InlineData("main { demonitor parent; }", "1:18: found `parent`, expected a process that exists: a static process has no parent")]
    [InlineData("main { receive down; }", "1:20: found `;`, expected " + InScopeOrName)]
    [InlineData("main { receive down end; }", "1:21: found keyword `end`, expected " + InScopeOrName)]
    [InlineData("main { receive down self self; }", "1:26: found `self`, expected a reason, such as `normal` or `crash`")]
    [InlineData("main { down self; }", "1:8: found `down`, expected a statement")]
    public void Monitors(string text, string message) => Check(text, message);

    [Theory]
    [InlineData("main { register self; }", "1:21: found `;`, expected a registered name: @NAME")]
    [InlineData("main { register self n; }", "1:22: found `n`, expected a registered name: @NAME")]
    [InlineData("main { register @n self; }", "1:17: found `@n`, expected " + InScope)]
    [InlineData("main { register c @n; }", "1:17: found `c`, expected " + InScope + " (main)")]
    [InlineData("main { unregister self; }", "1:19: found `self`, expected a registered name: @NAME")]
    [InlineData("main { whereis @ n; }", "1:16: found `@`, expected a word directly behind the `@`")]
    [InlineData("main { whereis @5; }", "1:16: found `@5`, expected a word directly behind the `@`")]
    [InlineData("main { whereis @_; }", "1:16: found `@_`, expected a word directly behind the `@`")]
    [InlineData("main { whereis @send; }", "1:16: found keyword `send`, expected another word behind the `@`")]
    [InlineData("main { alive @n; }", "1:14: found `@n`, expected " + InScope)]
    [InlineData("main { link @n; }", "1:13: found `@n`, expected " + InScope)]
    [InlineData("main { receive exit @n; }", "1:21: found `@n`, expected " + InScope)]
    [InlineData("main { send @n; }", "1:15: found `;`, expected a \"text\"")]
    [InlineData("main { @n = spawn { } }", "1:8: found `@n`, expected a statement")]
    [InlineData("@n { }", "1:1: found `@n`, expected a process: NAME {…} or server NAME {…}")]
    public void Registered_names(string text, string message) => Check(text, message);

    [Theory]
    [InlineData("main { receive { after -> { } } }", "1:24: found `->`, expected a time in milliseconds from 0 to 1,000,000,000")]
    [InlineData("main { receive { after -1 -> { } } }", "1:24: found `-1`, expected a time in milliseconds from 0 to 1,000,000,000")]
    [InlineData("main { receive { after 1000000001 -> { } } }", "1:24: found `1000000001`, expected a time in milliseconds from 0 to 1,000,000,000")]
    [InlineData("main { receive { after 5 { } } }", "1:26: found `{`, expected `->`")]
    [InlineData("main { receive { after 5 -> { } _ -> { } } }", "1:33: found `_`, expected `}`: `after` is the last branch")]
    [InlineData("main { receive { after 5 -> { } ; after 6 -> { } } }", "1:35: found `after`, expected `}`: `after` is the last branch")]
    [InlineData("main { receive { _ -> { } after 5 -> { } ", "1:42: found end of text, expected `}` for the `{` at 1:16")]
    [InlineData("main { receive after 5; }", "1:16: found `after`, expected a pattern (\"text\", `exit WHO`, `down WHO`, `_`) or `{`")]
    [InlineData("main { receive { after 0 -> { link c; } } }", "1:36: found `c`, expected " + InScope + " (main)")]
    public void Timeouts(string text, string message) => Check(text, message);

    [Fact]
    public void Nesting_ends_with_an_error_and_not_with_the_stack()
    {
        var text = "main { " + string.Concat(Enumerable.Repeat("spawn { ", 100_000));
        Check(text, "1:1606: found `{`, expected at most 200 blocks inside each other");
    }

    private static void Check(string text, string message)
    {
        var error = Assert.Throws<TreeSyntaxException>(() => ProgramTree.Parse(text, "a.tree"));
        Assert.Equal("a.tree:" + message, error.Message);
        Assert.StartsWith($"a.tree:{error.Line}:{error.Column}: ", error.Message, StringComparison.Ordinal);
    }
}
