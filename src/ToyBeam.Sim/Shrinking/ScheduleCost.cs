using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Shrinking;

/// <summary>How complicated a schedule is, most important first; a total order, so shrinking ends.</summary>
/// <param name="Deviations">Places where it leaves the default.</param>
/// <param name="Preemptions">Those of them that leave a process which could have gone on.</param>
/// <param name="Steps">Steps of the run.</param>
/// <param name="RankSum">The sum of the ranks of its choices.</param>
/// <param name="Words">The deviations in words: what decides between equals.</param>
internal readonly record struct ScheduleCost(int Deviations, int Preemptions, int Steps, long RankSum, string Words) : IComparable<ScheduleCost>
{
    public static ScheduleCost Of(Recording recording)
    {
        var deviations = recording.Schedule.Deviations;
        return new(deviations.Length, recording.Preemptions, recording.Steps, recording.RankSum, string.Join('\n', deviations));
    }

    public int CompareTo(ScheduleCost other)
    {
        var numbers = (Deviations, Preemptions, Steps, RankSum).CompareTo((other.Deviations, other.Preemptions, other.Steps, other.RankSum));
        return numbers != 0 ? numbers : string.CompareOrdinal(Words, other.Words);
    }

    public static bool operator <(ScheduleCost left, ScheduleCost right) => left.CompareTo(right) < 0;

    public static bool operator >(ScheduleCost left, ScheduleCost right) => left.CompareTo(right) > 0;

    public static bool operator <=(ScheduleCost left, ScheduleCost right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ScheduleCost left, ScheduleCost right) => left.CompareTo(right) >= 0;
}
