using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Shrinking;

/// <summary>Runs programs and says whether they fail as sought. Keeps the other failures that it meets.</summary>
internal sealed class Trial(Laboratory laboratory, SoughtFailure sought)
{
    private const int MostSlipped = 8;

    private List<SlippedFailure> _slipped = [];
    private Recording _last = new();

    public Laboratory Laboratory => laboratory;

    public SoughtFailure Sought => sought;

    /// <summary>The last run.</summary>
    public Recording Last => _last;

    public bool Fails(TestedProgram program, Schedule schedule) => Fails(program, Replay.Tolerant(schedule), 0, 0);

    public bool Fails(TestedProgram program, IStrategy strategy, ulong seed, long index)
    {
        var verdict = laboratory.Run(program, strategy, seed, index, _last, sought.MayBe);
        if (verdict.Failed && sought.MayBe(verdict) && laboratory.SignatureOf(program, verdict) == sought.Signature)
        {
            return true;
        }
        if (verdict.Failed)
        {
            Keep(program, verdict);
        }
        return false;
    }

    /// <summary>Gives the last run away and takes another recording to write into.</summary>
    public Recording Swap(Recording other)
    {
        var last = _last;
        _last = other;
        return last;
    }

    /// <summary>Gives away the other failures that were met since the last time, one of each key, in order.</summary>
    public IReadOnlyList<SlippedFailure> TakeSlipped()
    {
        var slipped = _slipped;
        _slipped = [];
        return slipped;
    }

    private void Keep(TestedProgram program, Verdict verdict)
    {
        if (_slipped.Count < MostSlipped && !_slipped.Exists(known => known.Failure.Key == verdict.Key))
        {
            _slipped.Add(new SlippedFailure(program, verdict, _last.Schedule));
        }
    }
}
