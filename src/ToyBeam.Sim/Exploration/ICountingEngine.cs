namespace ToyBeam.Sim.Exploration;

/// <summary>A way to search all schedules of a program and count them.</summary>
public interface ICountingEngine
{
    /// <summary>Counts.</summary>
    /// <param name="program">The program.</param>
    /// <param name="max">So many interleavings, nodes or traces, whatever the engine visits, and no more.</param>
    /// <param name="goOn">Asked now and then, with how many were visited; false stops. Null to finish.</param>
    /// <returns>The figures; of what was visited so far when it was stopped.</returns>
    Count Count(TestedProgram program, long max, Func<long, bool>? goOn = null);
}
