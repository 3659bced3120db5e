using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using OpenHotline.Media;

namespace OpenHotline.Cli.Hashing;

/// <summary>Hashes one file: SHA-256 of its bytes, PDQ of its pixels, turned and mirrored too where that is asked for.</summary>
internal sealed partial class HashFile(HashPicture hashPicture, DecodingBounds bounds, DecodingWish wish, bool withOrientations)
{
    /// <summary>One row, or one for each frame that was asked for. Never throws over a file: what is wrong with it is a row.</summary>
    public async Task<IReadOnlyList<HashRow>> RunAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var stream = path == PathWalk.Input ? Console.OpenStandardInput() : new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
            return await HashAsync(path, stream, cancellation);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [new() { File = path, Error = $"not-readable: {unreadable.Message}" }];
        }
    }

    private async Task<IReadOnlyList<HashRow>> HashAsync(string path, Stream stream, CancellationToken cancellation)
    {
        // Room for one byte more than allowed shows that there is more.
        var most = bounds.MaxFileBytes + 1;
        var buffer = ArrayPool<byte>.Shared.Rent(stream.CanSeek ? (int)Math.Min(stream.Length + 1, most) : 1 << 16);
        try
        {
            var length = 0;
            for (int read; length < most && (read = await stream.ReadAsync(buffer.AsMemory(length, Math.Min(buffer.Length, most) - length), cancellation)) > 0;)
            {
                length += read;
                if (length == buffer.Length && length < most) buffer = Grown(buffer, length, most);
            }

            if (length == most) return [await TooLongAsync(path, stream, buffer.AsMemory(0, length), cancellation)];
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(buffer.AsSpan(0, length)));
            return await hashPicture.RunAsync(buffer.AsMemory(0, length), wish, withOrientations, cancellation) switch
            {
                HashPicture.Outcome.Hashed hashed => [.. hashed.Frames.Select(frame => Row(path, sha256, hashed.Picture, frame))],
                HashPicture.Outcome.Undecodable not => [new() { File = path, Sha256 = sha256, Error = $"{Word(not.Why)}: {not.Explanation}" }],
                var other => throw new InvalidOperationException($"An outcome without a row: {other.GetType().Name}."),
            };
        }
        finally
        {
            // Privacy: a borrowed array goes to the next borrower empty.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static HashRow Row(string path, string sha256, DecodedPicture picture, FrameHash frame) => new()
    {
        File = frame.FrameIndex == 0 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}#{frame.FrameIndex}"),
        Width = picture.Width,
        Height = picture.Height,
        Quality = frame.Pdq.Quality,
        Pdq = frame.Pdq.Hash.ToString(),
        Sha256 = sha256,
        Error = picture.IsDamaged ? "damaged: The file is broken somewhere; what could be decoded was hashed." : null,
        Format = Media.Formats.FormatSniffer.NameOf(picture.Format),
        Decoder = picture.DecodedBy.ToString(),
        ShrunkBy = picture.ShrunkBy,
        Frames = picture.FrameCount,
        Hashes = frame.Orientations.Count > 0 ? frame.Orientations : [frame.Pdq.Hash],
    };

    private static async Task<HashRow> TooLongAsync(string path, Stream stream, ReadOnlyMemory<byte> start, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(start.Span);
        var piece = new byte[1 << 20];
        for (int read; (read = await stream.ReadAsync(piece, cancellation)) > 0;) hash.AppendData(piece, 0, read);
        return new() { File = path, Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()), Error = $"{Word(UndecodableReason.TooManyBytes)}: The file is longer than {start.Length - 1} bytes." };
    }

    private static byte[] Grown(byte[] full, int length, int most)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(length * 2L, most));
        full.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(full, clearArray: true);
        return larger;
    }

    private static string Word(UndecodableReason why) => InnerCapital().Replace(why.ToString(), "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InnerCapital();
}
