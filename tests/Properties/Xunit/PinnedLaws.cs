using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Trees;
using ToyBeam.Xunit;

namespace ToyBeam.Properties.Xunit;

// Not public: xunit must not find these laws, of which many are wrong; the tests run them.
#pragma warning disable xUnit1000

/// <summary>Laws with pins. Their tokens name this class: who renames it makes them anew.</summary>
internal sealed class PinnedLaws
{
    public const string Holding = "TB1-24000-00001-F58VV-S89JP-2V9EA-1S6YW-35E9T-6JSBK-5SC7A-VK9EG-Q50TB-EDSJP-8K31E-XSJWG-K5DHQ-QEQVK-CNV6A-VG8E1-S6YW3-5E9T7-J0850-6BSHE-WV";
    public const string Failing = "TB1-24000-00001-F58VV-S89JP-2V9EA-1S6YW-35E9T-6JSBK-5SC7A-VK9EG-Q50TB-EDSJP-8K31E-XSJWG-K5DHQ-QEQVK-CNV6A-VG8E1-S6YW3-5E9T7-J0GY0-52C58-Z7";
    public const string Schedule = "TB1-20000-00000-01Y0R-4DNGP-JVG1C-C2P6W-K1EDM-02000-0G2H2-08110-1G60G-10C1G-4001H-SCKA8-81080-040G1-0A8RZ-BFPTD-7N6D8";

    [BeamProperty]
    [Pin(Holding)]
    [Pin(Failing)]
    [Pin("TB1-12")]
    public bool Below_seven(int number) => number < 7;

    [BeamProperty]
    [Pin(Holding)]
    public bool Misplaced(int number) => number == number + 0;

    [BeamProperty]
    [Pin(Schedule)]
    public void Rejects(ProgramTree program) => Discard.Unless(program.Size > 100);

    [BeamProperty]
    [Pin(Schedule)]
    public void Completes(ProgramTree program) => Explore.Of(program).Completes().Check();

    [BeamProperty]
    [Pin(Schedule)]
    public void Obeys(ProgramTree program) => Explore.Of(program).Check();
}
