using Spectre.Console;

namespace ToyBeam.Cli.Output;

/// <summary>Colours a word on a terminal that can; elsewhere there are no control codes at all.</summary>
internal sealed class Ink(TextWriter writer, bool inColor)
{
    public void Bad(string word) => Write(word, static () => new Style(Color.Red, decoration: Decoration.Bold));

    public void Good(string word) => Write(word, static () => new Style(Color.Green));

    private void Write(string word, Func<Style> style)
    {
        if (!inColor)
        {
            writer.Write(word);
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        console.Write(new Text(word, style()));
    }
}
