using System.Buffers.Binary;

namespace OpenHotline.Recognise.YoungPeople;

/// <summary>How far somebody has read the list of young people's hashes: a change, and which entry it touched, so that a database put back to an earlier state is noticed.</summary>
internal readonly record struct OwnListCursor(long Change, ulong Mark)
{
    private const int TextChars = 32;

    public static OwnListCursor Beginning => default;

    public static OwnListCursor At(long change, Guid entryId) => new(change, MarkOf(entryId));

    /// <summary>Null where it was not written by us.</summary>
    public static OwnListCursor? Read(string text)
    {
        Span<byte> bytes = stackalloc byte[TextChars / 2];
        if (text.Length != TextChars || Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return null;
        var change = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return change < 0 ? null : new OwnListCursor(change, BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
    }

    // Privacy: of an id only what is random; its beginning would tell when a young person came.
    public static ulong MarkOf(Guid entryId)
    {
        Span<byte> bytes = stackalloc byte[16];
        entryId.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
    }

    public override string ToString() => $"{Change:x16}{Mark:x16}";
}
