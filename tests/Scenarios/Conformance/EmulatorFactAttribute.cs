using ToyBeam.Sim.Conformance;

namespace ToyBeam.Scenarios.Conformance;

/// <summary>A test that needs the Erlang emulator, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EmulatorFactAttribute : FactAttribute
{
    public EmulatorFactAttribute()
    {
        if (Emulator.Find(Environment.GetEnvironmentVariable("PATH")) is null)
        {
            Skip = "There is no Erlang emulator: erl is not on the PATH.";
        }
    }
}
