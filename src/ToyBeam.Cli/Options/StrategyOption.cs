using System.CommandLine;
using ToyBeam.Cli.Commands;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Cli.Options;

/// <summary>The option <c>--strategy</c>.</summary>
internal static class StrategyOption
{
    public static Option<string?> Create(string standard) =>
        Opt.Text("--strategy", "NAME[:ARG]", $"who picks what happens next; toybeam list shows all (default: {standard})");

    /// <summary>The strategy that a text names.</summary>
    /// <exception cref="UsageException">There is none, or its argument is wrong.</exception>
    public static StrategySpec Read(string text)
    {
        try
        {
            return StrategySpec.Parse(text);
        }
        catch (UnknownStrategyException unknown)
        {
            var names = StrategySpec.All.Select(strategy => strategy.Name.Split(':', '[')[0]).ToList();
            throw new UsageException($"there is no strategy '{unknown.Name}'{Suggestion.Of(unknown.Name, names)}; there are: {string.Join(", ", names)}", unknown);
        }
        catch (FormatException wrong)
        {
            throw new UsageException(wrong.Message, wrong);
        }
    }
}
