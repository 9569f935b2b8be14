namespace ToyBeam.Sim.Trees;

/// <summary>A process that exists from the start: <c>NAME {…}</c> or <c>server NAME {…}</c>.</summary>
/// <param name="Name">The name by which everybody knows it.</param>
/// <param name="Body">What it does.</param>
/// <param name="Server">Whether it may wait for ever without being stuck.</param>
public sealed record StaticProcess(string Name, Block Body, bool Server = false)
{
    /// <summary>A name as in <see cref="Who.Named"/>, unique among the static processes.</summary>
    public string Name { get; } = TreeWords.RequireName(Name);
}
