namespace ToyBeam.Sim.Statistics;

/// <summary>How many different traces had been seen after how many schedules: some hundred points of the curve, evenly spread.</summary>
public sealed class Saturation
{
    private const int MostPoints = 512;

    private readonly List<(long Schedules, int Distinct)> _points = [];
    private long _stride = 1;

    /// <summary>The points, by number of schedules.</summary>
    public IReadOnlyList<(long Schedules, int Distinct)> Points => _points;

    /// <summary>Takes in the next schedule.</summary>
    /// <param name="schedules">How many it makes.</param>
    /// <param name="distinct">Different traces up to here.</param>
    public void Add(long schedules, int distinct)
    {
        if (schedules % _stride != 0)
        {
            return;
        }
        _points.Add((schedules, distinct));
        if (_points.Count == MostPoints)
        {
            _stride *= 2;
            _points.RemoveAll(point => point.Schedules % _stride != 0);
        }
    }
}
