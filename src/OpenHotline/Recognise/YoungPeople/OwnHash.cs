using OpenHotline.Ground.Secrets;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Matching.Pdq;
using OpenHotline.Matching.Signals;

namespace OpenHotline.Recognise.YoungPeople;

/// <summary>One hash of a young person's file.</summary>
/// <param name="Quality">Of a PDQ; null for others.</param>
internal sealed record OwnHash(SignalKind Kind, byte[] Bytes, int? Quality)
{
    /// <summary>True for a PDQ of a picture with enough to see in it: others would lie near to pictures that have little in common.</summary>
    public bool IsFoundByDistance => Kind == SignalKind.Pdq && Quality >= PdqResult.LeastIndexedQuality;

    public IReadOnlyList<byte[]> Lookups(Keyring keys) => TypedHash.Lookups(keys, Kind, Bytes);

    /// <summary>All hashes of a file: of its bytes, of the picture, and of each frame of a video.</summary>
    public static IEnumerable<OwnHash> Of(OwnFile file) =>
    [
        new(SignalKind.Sha256, BytesOf(file.Sha256), null), new(SignalKind.Md5, BytesOf(file.Md5), null),
        // A picture that is the same everywhere has a hash that says nothing.
        .. file.Pdq.Where(pdq => pdq.Hash != PdqHash.OfNothing).Select(pdq => new OwnHash(SignalKind.Pdq, BytesOf(pdq.Hash), pdq.Quality)),
    ];

    private static byte[] BytesOf<TSignal>(TSignal signal) where TSignal : struct, ISignal<TSignal>
    {
        var bytes = new byte[TSignal.LengthBytes];
        signal.CopyTo(bytes);
        return bytes;
    }

    // Privacy: these do not belong in a log.
    public override string ToString() => "[hash]";
}
