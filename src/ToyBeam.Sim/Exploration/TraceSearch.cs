using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Exploration;

/// <summary>
/// Optimal dynamic partial order reduction, one run at a time: each shows another trace, until there is none left. After a run it looks for races, pairs of dependent steps that could
/// have come the other way round, and plans a run for each that no other run will show.
/// </summary>
/// <remarks>
/// Source: P. Abdulla, S. Aronis, B. Jonsson, K. Sagonas, "Source sets: a foundation for optimal dynamic partial order reduction", J. ACM 64(4), 2017. Three things are added, without any
/// of which traces get lost: a step that ends another process takes steps away that then are in no run (see <see cref="Races"/>); what a step does without the one that it raced with
/// is found out by trying; and only races of steps that this run has taken for the first time are looked at, for the others were looked at before.
/// With links, monitors and kills the table of dependencies is wider than need be, so a few traces may be run twice.
/// By observation two messages in one mailbox race only when a receive has taken the earlier one and would have taken the later one: S. Aronis, B. Jonsson, M. Lång, K. Sagonas,
/// "Optimal dynamic partial order reduction with observers", TACAS 2018. For programs of messages alone, see <see cref="MetMoreThanMail"/>.
/// </remarks>
internal sealed class TraceSearch
{
    private readonly Rerun _run;
    private readonly Races _races;
    private readonly Path _path;
    private readonly List<int> _taken = [];

    /// <summary>A search.</summary>
    /// <param name="machine">How programs run; without a clock, before which no two steps would be independent.</param>
    /// <param name="invariants">What is checked in each run.</param>
    /// <param name="byObservation">Whether traces are told by observation (R1); else by mailbox order (R0).</param>
    /// <exception cref="ArgumentException">There is a clock.</exception>
    public TraceSearch(MachineOptions machine, IReadOnlyList<IInvariant> invariants, bool byObservation = false)
    {
        if (machine.Timing.IsVirtual)
        {
            throw new ArgumentException("Independent steps are told without a clock only.", nameof(machine));
        }
        _run = new Rerun(machine, invariants);
        _path = new Path(_run, byObservation);
        _races = new Races(_path);
    }

    /// <summary>The machine, as the last run left it.</summary>
    public Machine Machine => _run.Machine;

    /// <summary>The names of the claims, in order.</summary>
    public IEnumerable<string> Claims => _run.Claims;

    /// <summary>Which of them broke in the last run.</summary>
    public IReadOnlyList<bool> Broken => _run.Broken;

    /// <summary>What broke in the last run, in order; each claim at most once.</summary>
    public IReadOnlyList<Verdict> Failures => _run.Failures;

    /// <summary>The choices of the last run, by their index at each step.</summary>
    public IReadOnlyList<int> Taken => _taken;

    /// <summary>Runs that had to be given up half-way, for all that could follow had been seen.</summary>
    public long Blocked { get; private set; }

    /// <summary>Whether every trace has been run.</summary>
    public bool IsOver { get; private set; }

    /// <inheritdoc cref="Path.MetMoreThanMail"/>
    public bool MetMoreThanMail => _path.MetMoreThanMail;

    /// <summary>Runs so far.</summary>
    public long Runs { get; private set; }

    /// <summary>
    /// About how many traces there are, judged by how much of the tree that is known so far has been gone through: at least <see cref="Runs"/>. Grows while more of the tree becomes known.
    /// </summary>
    /// <remarks>Source: P. Kilby, J. Slaney, S. Thiébaux, T. Walsh, "Estimating search tree size", AAAI 2006: the weighted backtrack estimator, each branch at a point counting the same.</remarks>
    public UInt128 Estimate { get; private set; }

    /// <summary>Back to the start of a program.</summary>
    public void Begin(TestedProgram program)
    {
        _path.Begin(program);
        Blocked = Runs = 0;
        Estimate = 1;
        IsOver = false;
    }

    /// <summary>Runs the next trace to its end, and stays there; false when there is none left.</summary>
    public bool Next()
    {
        while (!IsOver)
        {
            if (_path.GoOn())
            {
                _run.End();
                _path.CopyTo(_taken);
                Runs++;
                return true;
            }
            Blocked++;
            IsOver = !_path.GoBack();
        }
        return false;
    }

    /// <summary>Plans what follows from the last run, whose end the machine leaves.</summary>
    public void Plan()
    {
        _races.Plan();
        IsOver = !_path.GoBack();
        Estimate = IsOver ? (UInt128)Runs : UInt128.Max((UInt128)Runs, (UInt128)Runs * Path.Whole / Math.Max(1, _path.Explored()));
    }
}
