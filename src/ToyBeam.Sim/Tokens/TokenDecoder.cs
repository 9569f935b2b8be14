using ToyBeam.Core;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Tokens;

/// <summary>Reads what <see cref="TokenEncoder"/> wrote. A checksum that fits says nothing about sense: anybody can compute one.</summary>
internal static class TokenDecoder
{
    private const int LeastParameterBytes = 3;

    /// <summary>The token in these bytes, which are all that is before the checksum.</summary>
    internal static Token Decode(ReadOnlyMemory<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var kind = Kind(reader.Byte());
        var options = Options(reader);
        var target = Target(reader);
        Token token = kind == TokenEncoder.ScheduleKind ? Schedule(reader, options, target) : Seed(reader, options, target);
        return reader.AtEnd ? token : throw TokenFormatException.Malformed("something follows its end");
    }

    private static int Kind(byte kind) => kind switch
    {
        TokenEncoder.ScheduleKind or TokenEncoder.SeedKind => kind,
        > TokenEncoder.SeedKind => throw TokenReader.Newer($"kind {kind:X2}"),
        _ => throw TokenFormatException.Malformed($"there is no kind {kind:X2}"),
    };

    private static MachineOptions Options(ByteReader reader)
    {
        var rules = (Rules)Known(reader.Byte(), (int)Rules.Seed, "rules");
        var delivery = (Delivery)Known(reader.Byte(), (int)Delivery.Pairwise, "delivery");
        var granularity = (Granularity)Known(reader.Byte(), (int)Granularity.Reduction, "granularity");
        var timing = Timing.FromByte(reader.Byte());
        var maxSteps = reader.Int32();
        return new MachineOptions { Rules = rules, Delivery = delivery, Granularity = granularity, Timing = timing, MaxSteps = maxSteps == 0 ? TokenEncoder.UsualMaxSteps : maxSteps };
    }

    /// <summary>A mode up to the last that this version has. A higher one is from a version that has more: adding one does not change the format.</summary>
    private static byte Known(byte mode, int last, string what) => mode <= last ? mode : throw TokenReader.Newer($"{what} {mode}");

    private static TokenTarget Target(ByteReader reader)
    {
        var first = reader.Int32();
        if (first == 0)
        {
            return new TreeTarget(Tree(reader.Raw(reader.Int32())));
        }
        var name = reader.Text(first / 2);
        var parameters = new (string, int)[first % 2 == 0 ? 0 : reader.Count(LeastParameterBytes)];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = (reader.Text(), reader.Signed());
        }
        return new NamedTarget(name, [.. parameters]);
    }

    private static ProgramTree Tree(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return TreeCodec.Decode(bytes);
        }
        catch (FormatException exception)
        {
            throw TokenFormatException.Malformed($"its program tree cannot be read ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    private static ScheduleToken Schedule(ByteReader reader, MachineOptions options, TokenTarget target)
    {
        var scheduler = reader.Byte();
        if (scheduler != TokenEncoder.DefaultScheduler)
        {
            throw TokenReader.Newer($"default scheduler {scheduler}");
        }
        var fingerprint = reader.UInt32();
        var schedule = new ScheduleReader(reader).Read();
        return new ScheduleToken(options, target, fingerprint, schedule, reader.UInt16(), reader.UInt16());
    }

    private static SeedToken Seed(ByteReader reader, MachineOptions options, TokenTarget target) =>
        new(options, target, reader.Text(), reader.Number(), reader.Number(long.MaxValue), reader.Int32());
}
