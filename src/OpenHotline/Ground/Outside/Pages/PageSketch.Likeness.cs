using System.Buffers.Binary;

namespace OpenHotline.Ground.Outside.Pages;

public sealed partial record PageSketch
{
    private const byte Version = 1;

    public SketchLikeness CompareTo(PageSketch other) =>
        new(Share(Words, other.Words), Share(Structure, other.Structure), Share(Shown, other.Shown));

    /// <summary>For keeping: a version, three lengths, the word count and the slots; at most 264 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[8 + (2 * (Words.Length + Structure.Length + Shown.Length))];
        (bytes[0], bytes[1], bytes[2], bytes[3]) = (Version, (byte)Words.Length, (byte)Structure.Length, (byte)Shown.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), WordCount);
        var at = 8;
        foreach (var slot in Words.Concat(Structure).Concat(Shown))
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), slot);
            at += 2;
        }

        return bytes;
    }

    /// <returns>Null when the bytes are of another version or not a sketch.</returns>
    public static PageSketch? FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || bytes[0] != Version || bytes.Length != 8 + (2 * (bytes[1] + bytes[2] + bytes[3]))) return null;
        var words = Slots(bytes[8..], bytes[1]);
        var structure = Slots(bytes[(8 + (2 * bytes[1]))..], bytes[2]);
        var shown = Slots(bytes[(8 + (2 * (bytes[1] + bytes[2])))..], bytes[3]);
        return new PageSketch(words, structure, shown, BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]));
    }

    private static ushort[] Slots(ReadOnlySpan<byte> bytes, int count)
    {
        var slots = new ushort[count];
        for (var slot = 0; slot < count; slot++) slots[slot] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * slot)..]);
        return slots;
    }

    private static double? Share(ushort[] left, ushort[] right)
    {
        if (left.Length == 0 || left.Length != right.Length) return null;
        var equal = 0;
        for (var slot = 0; slot < left.Length; slot++)
        {
            if (left[slot] == right[slot]) equal++;
        }

        return (double)equal / left.Length;
    }
}
