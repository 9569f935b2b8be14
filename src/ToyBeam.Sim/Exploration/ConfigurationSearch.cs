using ToyBeam.Core;

namespace ToyBeam.Sim.Exploration;

/// <summary>How a search ended.</summary>
internal enum SearchEnd
{
    /// <summary>There is a run that ends with what is sought.</summary>
    Found,

    /// <summary>There is none: everything was looked at.</summary>
    Absent,

    /// <summary>The budget ran out first.</summary>
    OutOfBudget,
}

/// <summary>Looks for a run with a given end, depth first, in each configuration once.</summary>
/// <remarks>
/// Stateless but for the hashes of the configurations that it has been in: it goes back by running the program again from its start. Programs
/// have no loops that go on for ever, so there is no cycle of configurations. Two configurations that hash to the same 64 bits are taken for
/// one: at a million configurations the odds of that are one in ten million.
/// </remarks>
internal sealed class ConfigurationSearch
{
    private readonly Machine _machine;
    private readonly ISearchGuide _guide;
    private readonly ConfigurationKey _key = new();
    private readonly HashSet<ulong> _visited = [];
    private readonly List<Frame> _frames = [];
    private readonly List<int> _picks = [];

    /// <summary>A search.</summary>
    /// <param name="options">How programs run; without a clock.</param>
    /// <param name="guide">What is sought.</param>
    /// <exception cref="ArgumentException">There is a clock, of which a configuration's key knows nothing.</exception>
    public ConfigurationSearch(MachineOptions options, ISearchGuide guide)
    {
        if (options.Timing.IsVirtual)
        {
            throw new ArgumentException("Configurations are searched without a clock only.", nameof(options));
        }
        _guide = guide;
        _machine = new Machine(options) { Observed = guide.Needs | ConfigurationKey.Needs };
    }

    /// <summary>Configurations that the last search was in.</summary>
    public int Configurations => _visited.Count;

    /// <summary>Searches.</summary>
    /// <param name="start">The program.</param>
    /// <param name="budget">Configurations after which to give up.</param>
    public SearchEnd Find(Start start, int budget)
    {
        _visited.Clear();
        _frames.Clear();
        _picks.Clear();
        var possible = Restart(start);
        while (true)
        {
            if (possible && _machine.Enabled.IsEmpty && _guide.IsSought(_machine.World))
            {
                return SearchEnd.Found;
            }
            if (possible && Open())
            {
                if (_visited.Count > budget)
                {
                    return SearchEnd.OutOfBudget;
                }
                possible = Step(_frames[^1]);
            }
            else if (GoBack())
            {
                Rerun(start);
                possible = Step(_frames[^1]);
            }
            else
            {
                return SearchEnd.Absent;
            }
        }
    }

    /// <summary>Whether the configuration is new and there is a choice to try.</summary>
    private bool Open()
    {
        if (_machine.Enabled.IsEmpty || !_visited.Add(_key.Of(_machine.World)))
        {
            return false;
        }
        var first = _picks.Count;
        _guide.Choose(_machine.World, _picks);
        if (_picks.Count == first)
        {
            return false;
        }
        _frames.Add(new Frame(first, _picks.Count, first));
        return true;
    }

    /// <summary>Goes to the next choice of the latest configuration that has one left; false when none has.</summary>
    private bool GoBack()
    {
        while (_frames.Count > 0)
        {
            var frame = _frames[^1];
            if (frame.At + 1 < frame.End)
            {
                _frames[^1] = frame with { At = frame.At + 1 };
                return true;
            }
            _picks.RemoveRange(frame.First, frame.End - frame.First);
            _frames.RemoveAt(_frames.Count - 1);
        }
        return false;
    }

    /// <summary>Runs again up to the latest configuration.</summary>
    private void Rerun(Start start)
    {
        Restart(start);
        for (var i = 0; i < _frames.Count - 1; i++)
        {
            Step(_frames[i]);
        }
    }

    private bool Restart(Start start)
    {
        _machine.Reset(start);
        _key.Begin();
        _guide.Begin(_machine.World);
        return See();
    }

    private bool Step(Frame frame)
    {
        _machine.Step(_picks[frame.At]);
        return See();
    }

    private bool See()
    {
        _key.See(_machine.Events, _machine.World);
        return !_machine.LimitReached && _guide.See(_machine.Events, _machine.World);
    }

    /// <summary>A configuration on the current path: where its choices stand among the picks, and which of them is taken.</summary>
    private readonly record struct Frame(int First, int End, int At);
}
