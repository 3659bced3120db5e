using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace OpenHotline.HouseTests.Direction;

/// <summary>Reads the instructions of a method body that name something: a type, a field, a method, a signature.</summary>
public static class Opcodes
{
    private static readonly Dictionary<int, OpCode> ByValue = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value & 0xFFFF);

    public static IEnumerable<(OpCode Code, EntityHandle Named)> Naming(BlobReader body)
    {
        var found = new List<(OpCode, EntityHandle)>();
        while (body.RemainingBytes > 0)
        {
            int value = body.ReadByte();
            if (value == 0xFE) value = (value << 8) | body.ReadByte();
            var code = ByValue[value];
            switch (code.OperandType)
            {
                case OperandType.InlineType or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok or OperandType.InlineSig:
                    found.Add((code, MetadataTokens.EntityHandle(body.ReadInt32())));
                    break;
                case OperandType.InlineSwitch:
                    var targets = body.ReadInt32();
                    body.Offset += 4 * targets;
                    break;
                default:
                    body.Offset += WidthInBytes(code.OperandType);
                    break;
            }
        }

        return found;
    }

    private static int WidthInBytes(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
