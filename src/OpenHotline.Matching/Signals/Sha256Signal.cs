using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace OpenHotline.Matching.Signals;

/// <summary>A SHA-256 (FIPS 180-4): 256 bits.</summary>
/// <remarks>Equal means the same file, as far as anybody knows.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Sha256Signal : ISignal<Sha256Signal>
{
    private readonly UInt128 _head;
    private readonly UInt128 _tail;

    private Sha256Signal(ReadOnlySpan<byte> bytes)
    {
        _head = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        _tail = BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]);
    }

    public static string Name => "SHA-256";

    public static int LengthBytes => 32;

    public static IReadOnlyList<SignalExample<Sha256Signal>> Examples { get; } =
    [
        new("", OfHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")),
        new("abc", OfHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")),
    ];

    public static Sha256Signal OfNothing => Examples[0].Signal;

    public static Sha256Signal FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == LengthBytes ? new(bytes) : throw new ArgumentException("A SHA-256 has 32 bytes.", nameof(bytes));

    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt128BigEndian(target, _head);
        BinaryPrimitives.WriteUInt128BigEndian(target[16..], _tail);
    }

    /// <summary>Lower-case hexadecimal digits.</summary>
    public override string ToString() => SignalText.Of(this);

    private static Sha256Signal OfHex(string hex) => new(Convert.FromHexString(hex));
}
