using OpenHotline.Ground.Secrets;
using OpenHotline.Matching.Pdq;
using OpenHotline.Matching.Signals;

namespace OpenHotline.Recognise;

/// <summary>A hash as it was pasted, read strictly; a name and a colon before it, or its length, tells its kind.</summary>
public sealed class TypedHash
{
    private static readonly (string Name, SignalKind Kind)[] Named = [("md5:", SignalKind.Md5), ("sha1:", SignalKind.Sha1), ("sha256:", SignalKind.Sha256), ("pdq:", SignalKind.Pdq)];

    private TypedHash(SignalKind kind, byte[] bytes) => (Kind, Bytes) = (kind, bytes);

    public abstract record Reading
    {
        public sealed record Read(TypedHash Hash) : Reading;

        /// <param name="Sentence">What is wrong, for the person; it repeats nothing that was typed.</param>
        public sealed record Refused(string Sentence) : Reading;
    }

    public SignalKind Kind { get; }

    public byte[] Bytes { get; }

    /// <summary>The signal's own name: MD5, SHA-1, SHA-256, PDQ.</summary>
    public string SignalName => NameOf(Kind);

    /// <summary>True where another file with the same hash can be made on purpose.</summary>
    public bool IsWeak => Kind is SignalKind.Md5 or SignalKind.Sha1;

    public static string NameOf(SignalKind kind) => kind switch
    {
        SignalKind.Md5 => Md5Signal.Name,
        SignalKind.Sha1 => Sha1Signal.Name,
        SignalKind.Pdq => PdqHash.Name,
        _ => Sha256Signal.Name,
    };

    /// <param name="longHash">What 64 digits are where no name says it.</param>
    public static Reading Of(ReadOnlySpan<char> text, LongHash longHash = LongHash.Sha256)
    {
        text = text.Trim();
        foreach (var (name, kind) in Named)
        {
            if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return Of(text[name.Length..].Trim(), kind);
        }

        // 32, 40 and 64 digits: what is neither is read as the nearest, whose refusal then says what is missing.
        return text.Length switch
        {
            0 => new Reading.Refused("There is no hash in it."),
            < 36 => Of(text, SignalKind.Md5),
            < 52 => Of(text, SignalKind.Sha1),
            _ => Of(text, longHash == LongHash.Pdq ? SignalKind.Pdq : SignalKind.Sha256),
        };
    }

    /// <summary>A hash of a kind that is known.</summary>
    public static Reading Of(ReadOnlySpan<char> text, SignalKind kind) => kind switch
    {
        SignalKind.Md5 => Read<Md5Signal>(kind, text),
        SignalKind.Sha1 => Read<Sha1Signal>(kind, text),
        SignalKind.Pdq => Read<PdqHash>(kind, text),
        _ => Read<Sha256Signal>(kind, text),
    };

    /// <summary>All that a text may be: 64 digits without a name may be the hash of a file or of what a picture looks like. Empty where it is no hash.</summary>
    public static IReadOnlyList<TypedHash> AllOf(string? text) =>
        [.. Enum.GetValues<LongHash>().Select(meaning => Of(text, meaning)).OfType<Reading.Read>().Select(read => read.Hash).DistinctBy(hash => hash.Kind)];

    /// <summary>The look-up forms under every key in use: during a rotation an entry may stand under any.</summary>
    public IReadOnlyList<byte[]> Lookups(Keyring keys) => Lookups(keys, Kind, Bytes);

    internal static IReadOnlyList<byte[]> Lookups(Keyring keys, SignalKind kind, byte[] hash) => keys.Lookups(PurposeOf(kind), hash);

    public byte[] Lookup(Keyring keys) => Lookup(keys, Kind, Bytes);

    internal static byte[] Lookup(Keyring keys, SignalKind kind, ReadOnlySpan<byte> hash) => keys.Lookup(PurposeOf(kind), hash);

    private static string PurposeOf(SignalKind kind) => $"bank.{kind}";

    private static Reading Read<TSignal>(SignalKind kind, ReadOnlySpan<char> text) where TSignal : struct, ISignal<TSignal>
    {
        if (SignalText.Read<TSignal>(text) is not SignalText.Reading<TSignal>.Accepted { Signal: var signal })
        {
            return new Reading.Refused(((SignalText.Reading<TSignal>.Refused)SignalText.Read<TSignal>(text)).Explanation);
        }

        // The hash of an empty file stands in many lists by accident and says nothing about a picture; so does the PDQ of one without any detail.
        if (signal.Equals(TSignal.OfNothing)) return new Reading.Refused($"This is the {TSignal.Name} of {(kind == SignalKind.Pdq ? "a picture without any detail" : "an empty file")}. It matches nothing.");
        var bytes = new byte[TSignal.LengthBytes];
        signal.CopyTo(bytes);
        return new Reading.Read(new TypedHash(kind, bytes));
    }

    // Privacy: a hash of a known picture does not belong in a log.
    public override string ToString() => SignalName;
}
