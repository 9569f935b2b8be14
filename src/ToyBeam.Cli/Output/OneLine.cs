using System.Text;

namespace ToyBeam.Cli.Output;

/// <summary>Text from outside, made fit for one line: an argument or a file may hold anything.</summary>
internal static class OneLine
{
    /// <summary>The text with line ends and other control characters as blanks.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsControl(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }
        return line.ToString().TrimEnd();
    }
}
