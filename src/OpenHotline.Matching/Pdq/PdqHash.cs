using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using OpenHotline.Matching.Signals;

namespace OpenHotline.Matching.Pdq;

/// <summary>A PDQ hash: 256 bits that change little when the picture changes little.</summary>
/// <remarks>
/// Bit 16·i+j tells whether the frequency (i+1, j+1) of the picture is stronger than the median. As text and as bytes
/// the highest bit comes first, as ThreatExchange writes it. Two hashes within <see cref="EverydayRadius"/> bits are
/// taken for the same picture; that is a suggestion to a person, never proof.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct PdqHash : ISignal<PdqHash>
{
    /// <summary>The distance up to which ThreatExchange and its members take two hashes for the same picture.</summary>
    public const int EverydayRadius = 31;

    public const int LengthBits = 256;

    private readonly ulong _bits0;
    private readonly ulong _bits64;
    private readonly ulong _bits128;
    private readonly ulong _bits192;

    /// <summary>Takes the bits in fours of 64, the lowest first.</summary>
    public PdqHash(ulong bits0To63, ulong bits64To127, ulong bits128To191, ulong bits192To255)
    {
        _bits0 = bits0To63;
        _bits64 = bits64To127;
        _bits128 = bits128To191;
        _bits192 = bits192To255;
    }

    public static string Name => "PDQ";

    public static int LengthBytes => 32;

    /// <summary>Small pictures as plain PGM (Netpbm), and their hashes by the reference.</summary>
    public static IReadOnlyList<SignalExample<PdqHash>> Examples { get; } = PdqExamples.All;

    /// <summary>The hash of a picture under 5×5 pixels, and of one that is the same everywhere.</summary>
    public static PdqHash OfNothing => default;

    /// <summary>The 64 bits from 64·<paramref name="index"/> on.</summary>
    public ulong this[int index] => index switch
    {
        0 => _bits0,
        1 => _bits64,
        2 => _bits128,
        3 => _bits192,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "A PDQ hash has four parts of 64 bits."),
    };

    public static PdqHash FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == LengthBytes
        ? new(
            BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes))
        : throw new ArgumentException("A PDQ hash has 32 bytes.", nameof(bytes));

    /// <summary>Reads 64 hexadecimal digits; <see cref="FormatException"/> says what is wrong and where. See <see cref="SignalText"/> for an answer without an exception.</summary>
    public static PdqHash Parse(ReadOnlySpan<char> text) => SignalText.Read<PdqHash>(text) switch
    {
        SignalText.Reading<PdqHash>.Accepted { Signal: var hash } => hash,
        SignalText.Reading<PdqHash>.Refused { Explanation: var explanation } => throw new FormatException(explanation),
        _ => throw new FormatException("This is no PDQ hash."),
    };

    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, _bits192);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], _bits128);
        BinaryPrimitives.WriteUInt64BigEndian(target[16..], _bits64);
        BinaryPrimitives.WriteUInt64BigEndian(target[24..], _bits0);
    }

    /// <summary>How many bits differ: 0 to 256.</summary>
    public int DistanceTo(PdqHash other) =>
        BitOperations.PopCount(_bits0 ^ other._bits0) + BitOperations.PopCount(_bits64 ^ other._bits64)
        + BitOperations.PopCount(_bits128 ^ other._bits128) + BitOperations.PopCount(_bits192 ^ other._bits192);

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => SignalText.Of(this);
}
