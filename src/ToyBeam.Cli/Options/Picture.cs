namespace ToyBeam.Cli.Options;

/// <summary>What a run can be drawn as.</summary>
internal enum Picture
{
    /// <summary>Text with a column for each process.</summary>
    Columns,

    /// <summary>A line of who ran.</summary>
    Ribbon,

    /// <summary>The lines of a trace file.</summary>
    Json,

    /// <summary>A test in C# that reproduces the failure.</summary>
    CSharp,

    /// <summary>The program as a tree.</summary>
    Tree,

    /// <summary>A Mermaid sequence diagram.</summary>
    Mermaid,

    /// <summary>A file for ui.perfetto.dev.</summary>
    Perfetto,

    /// <summary>A log for ShiViz.</summary>
    Shiviz,
}
