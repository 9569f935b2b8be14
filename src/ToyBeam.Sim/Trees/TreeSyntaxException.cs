using System.Globalization;

namespace ToyBeam.Sim.Trees;

/// <summary>A text is not a program tree. The message is one line: <c>FILE:LINE:COLUMN: found X, expected Y</c>.</summary>
public sealed class TreeSyntaxException : Exception
{
    internal TreeSyntaxException(string file, int line, int column, string found, string expected)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{column}: found {found}, expected {expected}")) =>
        (File, Line, Column, Found, Expected) = (file, line, column, found, expected);

    /// <summary>The file's name as given to the parser.</summary>
    public string File { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>The column, from 1, in UTF-16 code units; a tab is one.</summary>
    public int Column { get; }

    /// <summary>What stands there.</summary>
    public string Found { get; }

    /// <summary>What could stand there instead.</summary>
    public string Expected { get; }
}
