using System.Text;
using ToyBeam.Core;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Tokens;

/// <summary>A token in bytes.</summary>
/// <remarks>
/// Version and kind in one byte; rules, delivery, granularity, time: one byte each; the step limit (0 for 10,000); the target: twice the length of its
/// name plus 1 if it has parameters, the name, the parameters if any; or 0 and a tree with its length. A schedule token then: default scheduler, fingerprint, schedule, final state, failure. A seed token
/// then: strategy, seed, run, generator. Last the checksum of all of that.
/// </remarks>
internal static class TokenEncoder
{
    internal const int Version = 1;
    internal const int ScheduleKind = Version << 4;
    internal const int SeedKind = ScheduleKind + 1;

    /// <summary>The default scheduler of <see cref="Strategies.DefaultSchedule"/>. Another one would need another number.</summary>
    internal const int DefaultScheduler = 1;

    /// <summary>The limit that is written as 0. Part of the format: stays, whatever becomes of <see cref="MachineOptions.DefaultMaxSteps"/>.</summary>
    internal const int UsualMaxSteps = 10_000;

    internal static byte[] Encode(Token token)
    {
        var writer = new ByteWriter();
        writer.Byte(token is ScheduleToken ? ScheduleKind : SeedKind);
        Write(writer, token.Options);
        Write(writer, token.Target);
        if (token is ScheduleToken schedule)
        {
            Write(writer, schedule);
        }
        else
        {
            Write(writer, (SeedToken)token);
        }
        writer.UInt32(Crc32C.Of(writer.ToArray()));
        return writer.ToArray();
    }

    private static void Write(ByteWriter writer, MachineOptions options)
    {
        writer.Byte((int)options.Rules);
        writer.Byte((int)options.Delivery);
        writer.Byte((int)options.Granularity);
        writer.Byte(options.Timing.ToByte());
        writer.Number(options.MaxSteps == UsualMaxSteps ? 0 : options.MaxSteps);
    }

    private static void Write(ByteWriter writer, TokenTarget target)
    {
        if (target is TreeTarget { Tree: var tree })
        {
            writer.Number(0);
            writer.Block(TreeCodec.Encode(tree));
            return;
        }
        var named = (NamedTarget)target;
        var name = Encoding.UTF8.GetBytes(named.Name);
        writer.Number(name.Length * 2 + (named.Parameters.Count > 0 ? 1 : 0));
        writer.Raw(name);
        if (named.Parameters.Count > 0)
        {
            Write(writer, named.Parameters);
        }
    }

    private static void Write(ByteWriter writer, ValueList<(string Name, int Value)> parameters)
    {
        writer.Number(parameters.Count);
        foreach (var (name, value) in parameters)
        {
            writer.Text(name);
            writer.Signed(value);
        }
    }

    private static void Write(ByteWriter writer, ScheduleToken token)
    {
        writer.Byte(DefaultScheduler);
        writer.UInt32(token.Fingerprint);
        new ScheduleWriter(writer).Write(token.Schedule);
        writer.UInt16(token.FinalState);
        writer.UInt16(token.Failure);
    }

    private static void Write(ByteWriter writer, SeedToken token)
    {
        writer.Text(token.Strategy);
        writer.Number(token.Seed);
        writer.Number((ulong)token.Run);
        writer.Number(token.Generator);
    }
}
