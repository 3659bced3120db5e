using System.Buffers.Binary;

namespace OpenHotline.Matching.Signals;

/// <summary>An MD5 (RFC 1321): 128 bits.</summary>
/// <remarks>Broken: two different files with one MD5 are easily made. It may suggest, never prove.</remarks>
public readonly record struct Md5Signal : ISignal<Md5Signal>
{
    private readonly UInt128 _bits;

    private Md5Signal(ReadOnlySpan<byte> bytes)
    {
        _bits = BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    public static string Name => "MD5";

    public static int LengthBytes => 16;

    public static IReadOnlyList<SignalExample<Md5Signal>> Examples { get; } =
    [
        new("", OfHex("d41d8cd98f00b204e9800998ecf8427e")),
        new("abc", OfHex("900150983cd24fb0d6963f7d28e17f72")),
    ];

    public static Md5Signal OfNothing => Examples[0].Signal;

    public static Md5Signal FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == LengthBytes ? new(bytes) : throw new ArgumentException("A MD5 has 16 bytes.", nameof(bytes));

    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt128BigEndian(target, _bits);
    }

    /// <summary>Lower-case hexadecimal digits.</summary>
    public override string ToString() => SignalText.Of(this);

    private static Md5Signal OfHex(string hex) => new(Convert.FromHexString(hex));
}
