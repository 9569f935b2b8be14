using System.Text;

namespace ToyBeam.Sim.Reports;

/// <summary>Text in lines of at most 100 columns.</summary>
public static class Paragraph
{
    /// <summary>The widest line.</summary>
    public const int Width = 100;

    /// <summary>The text in lines that break at blanks, and within a word only when it alone is too wide.</summary>
    /// <param name="text">One line of text.</param>
    /// <param name="indent">Columns before the second line and those after it; the first begins as the text does.</param>
    public static string Wrap(string text, int indent = 2)
    {
        if (text.Length <= Width)
        {
            return text;
        }
        var wrapped = new StringBuilder();
        while (text.Length > Width)
        {
            var end = text.LastIndexOf(' ', Width);
            var (cut, next) = end > indent && text.AsSpan(0, end).ContainsAnyExcept(' ') ? (end, end + 1) : (Width, Width);
            wrapped.Append(text.AsSpan(0, cut).TrimEnd()).Append('\n');
            text = new string(' ', indent) + text[next..];
        }
        return wrapped.Append(text).ToString();
    }
}
