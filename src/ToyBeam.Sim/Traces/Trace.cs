using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Schedules;

namespace ToyBeam.Sim.Traces;

/// <summary>One run as data: which program, how it ran, all its steps, how it ended. What a <c>.tbtrace</c> file holds and every picture of a run is drawn from.</summary>
/// <param name="Header">Which program, how it ran, what broke.</param>
/// <param name="Steps">The steps by their numbers; the first one, 0, is the start of the program.</param>
/// <param name="End">How it ended.</param>
public sealed record Trace(TraceHeader Header, ImmutableArray<TraceStep> Steps, TraceEnd End)
{
    /// <summary>The largest step limit of a run that is written to a file or read from one, so that no file can ask for hours.</summary>
    public const int MostSteps = 1_000_000;

    /// <summary>How the name of a file with a trace ends.</summary>
    public const string Extension = ".tbtrace";

    /// <summary>The processes of the run with what the program calls them (null for nothing), in the order in which they came to be.</summary>
    public ImmutableArray<(string Path, string? Name)> Processes { get; } =
    [
        .. from step in Steps
           from e in step.Events
           where e.Brings is not null
           select (e.Brings, e.Value),
    ];

    /// <summary>The schedule as deviations from the default one.</summary>
    public Schedule Schedule
    {
        get
        {
            var deviations = ImmutableArray.CreateBuilder<Deviation>();
            var taken = new SortedDictionary<string, int>(StringComparer.Ordinal);
            var here = new Anchor("", 0, 0);
            foreach (var step in Steps)
            {
                if (step.Choice is not { } choice)
                {
                    continue;
                }
                if (step.Deviates)
                {
                    deviations.Add(new Deviation(here, choice));
                }
                if (choice.Kind == ChoiceKind.Deliver)
                {
                    here = here with { Others = here.Others + 1 };
                }
                else
                {
                    here = new Anchor(choice.Process, taken[choice.Process] = taken.GetValueOrDefault(choice.Process) + 1, 0);
                }
            }
            return new Schedule(deviations.ToImmutable());
        }
    }
}
