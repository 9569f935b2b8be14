using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace ToyBeam.Properties.House;

/// <summary>Finds the metadata tokens in a method's code; all it needs of an instruction is how long its operand is.</summary>
internal static class OperandSizes
{
    private static readonly Dictionary<ushort, OperandType> Operands = typeof(OpCodes).GetFields()
        .Where(field => field.FieldType == typeof(OpCode))
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => unchecked((ushort)code.Value), code => code.OperandType);

    /// <summary>The tokens in the code, in order; not those of strings and call sites.</summary>
    public static IEnumerable<EntityHandle> Tokens(byte[] code)
    {
        var at = 0;
        while (at < code.Length)
        {
            ushort value = code[at++];
            if (value == 0xFE)
            {
                value = (ushort)((value << 8) | code[at++]);
            }
            var operand = Operands[value];
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return (EntityHandle)System.Reflection.Metadata.Ecma335.MetadataTokens.Handle(BitConverter.ToInt32(code, at));
            }
            at += Size(operand, code, at);
        }
    }

    private static int Size(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
