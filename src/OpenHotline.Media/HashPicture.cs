using System.Collections.Concurrent;
using OpenHotline.Matching.Pdq;
using OpenHotline.Media.Workers;

namespace OpenHotline.Media;

/// <summary>Hashes an untrusted file with PDQ: decodes it in a worker, hashes its frames here.</summary>
public sealed class HashPicture(DecodingWorkers workers)
{
    private readonly ConcurrentBag<PdqHasher> _hashers = [];

    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>It has pixels.</summary>
        /// <param name="Picture">What the file is and how it was decoded.</param>
        /// <param name="Frames">A hash for each frame that was decoded, the first frame first.</param>
        public sealed record Hashed(DecodedPicture Picture, IReadOnlyList<FrameHash> Frames) : Outcome;

        /// <summary>It has none for us; see <see cref="Decoding.Undecodable"/>.</summary>
        public sealed record Undecodable(UndecodableReason Why, string Explanation) : Outcome;
    }

    /// <param name="file">Must stay as it is until the answer.</param>
    /// <param name="withOrientations">Also the hashes of the picture turned and mirrored.</param>
    public async Task<Outcome> RunAsync(ReadOnlyMemory<byte> file, DecodingWish wish, bool withOrientations, CancellationToken cancellation) =>
        await workers.RunAsync(file, wish, cancellation).ConfigureAwait(false) switch
        {
            Decoding.Decoded decoded => new Outcome.Hashed(decoded.Picture, Hash(decoded.Picture.Frames, withOrientations)),
            Decoding.Undecodable not => new Outcome.Undecodable(not.Why, not.Explanation),
            var other => throw new InvalidOperationException($"A decoding without a meaning: {other.GetType().Name}."),
        };

    private FrameHash[] Hash(IReadOnlyList<WorkPicture> frames, bool withOrientations)
    {
        var hasher = _hashers.TryTake(out var idle) ? idle : new PdqHasher();
        var hashes = new FrameHash[frames.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            var (frame, orientations) = (frames[i], withOrientations ? new PdqHash[PdqHasher.Orientations] : []);
            var result = frame.Channels == 1
                ? hasher.HashLuma(frame.Pixels, frame.Width, frame.Height, orientations: orientations)
                : hasher.HashRgb(frame.Pixels, frame.Width, frame.Height, orientations: orientations);
            hashes[i] = new(frame.FrameIndex, result, orientations);
        }

        _hashers.Add(hasher);
        return hashes;
    }
}
