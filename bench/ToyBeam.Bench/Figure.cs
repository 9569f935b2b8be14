using System.Globalization;

namespace ToyBeam.Bench;

/// <summary>One line of results: medians over the windows.</summary>
internal sealed record Figure(
    string Name,
    string Strategy,
    string Mode,
    double StepsPerRun,
    double RunsPerSecond,
    double NsPerStep,
    double BytesPerStep,
    double TimesBare,
    double? EngineBytesPerStep,
    int Repeats)
{
    public static Figure Of(string name, Contender contender, Contender bare) => new(
        name,
        contender.Strategy,
        contender.Mode,
        Median(contender.Windows.Select(window => window.StepsPerRun)),
        Median(contender.Windows.Select(window => window.RunsPerSecond)),
        Median(contender.Windows.Select(window => window.NanosecondsPerStep)),
        Median(contender.Windows.Select(window => window.BytesPerStep)),
        Median(contender.Windows.Zip(bare.Windows, (own, yardstick) => own.NanosecondsPerStep / yardstick.NanosecondsPerStep)),
        contender.EngineBytesPerStep,
        contender.Windows.Count);

    public static string Heading => string.Create(
        CultureInfo.InvariantCulture,
        $"{"program",-20} {"strategy",-12} {"mode",-8} {"steps/run",10} {"runs/s",10} {"ns/step",8} {"x bare",7} {"B/step",7} {"engine B",9}");

    public string Row => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-20} {Strategy,-12} {Mode,-8} {StepsPerRun,10:F1} {RunsPerSecond,10:F0} {NsPerStep,8:F1} {TimesBare,7:F2} {BytesPerStep,7:F1} {Engine,9}");

    public string Json => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"t":"bench","name":"{{Name}}","strategy":"{{Strategy}}","mode":"{{Mode}}","stepsPerRun":{{StepsPerRun:F2}},"runsPerSecond":{{RunsPerSecond:F0}},"nsPerStep":{{NsPerStep:F2}},"bytesPerStep":{{BytesPerStep:F2}},"repeats":{{Repeats}},"timesBare":{{TimesBare:F3}},"engineBytesPerStep":{{(EngineBytesPerStep is { } bytes ? bytes.ToString("F3", CultureInfo.InvariantCulture) : "null")}}}""");

    private string Engine => EngineBytesPerStep is { } bytes ? bytes.ToString("F3", CultureInfo.InvariantCulture) : "-";

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
