using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace OpenHotline.Matching.Signals;

/// <summary>A SHA-1 (FIPS 180-4): 160 bits.</summary>
/// <remarks>Broken like MD5, at a higher price. It may suggest, never prove.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Sha1Signal : ISignal<Sha1Signal>
{
    private readonly UInt128 _head;
    private readonly uint _tail;

    private Sha1Signal(ReadOnlySpan<byte> bytes)
    {
        _head = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        _tail = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
    }

    public static string Name => "SHA-1";

    public static int LengthBytes => 20;

    public static IReadOnlyList<SignalExample<Sha1Signal>> Examples { get; } =
    [
        new("", OfHex("da39a3ee5e6b4b0d3255bfef95601890afd80709")),
        new("abc", OfHex("a9993e364706816aba3e25717850c26c9cd0d89d")),
    ];

    public static Sha1Signal OfNothing => Examples[0].Signal;

    public static Sha1Signal FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == LengthBytes ? new(bytes) : throw new ArgumentException("A SHA-1 has 20 bytes.", nameof(bytes));

    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt128BigEndian(target, _head);
        BinaryPrimitives.WriteUInt32BigEndian(target[16..], _tail);
    }

    /// <summary>Lower-case hexadecimal digits.</summary>
    public override string ToString() => SignalText.Of(this);

    private static Sha1Signal OfHex(string hex) => new(Convert.FromHexString(hex));
}
