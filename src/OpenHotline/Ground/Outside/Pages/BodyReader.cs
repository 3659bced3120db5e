using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace OpenHotline.Ground.Outside.Pages;

/// <summary>Reads a body once, as a stream: counts, digests and sketches it, and keeps nothing.</summary>
internal static class BodyReader
{
    private const int BufferBytes = 16 * 1024;

    /// <returns>Null when the body, as sent or decompressed, is larger than the limit.</returns>
    /// <exception cref="InvalidDataException">It is compressed in a way we do not know, or is broken.</exception>
    public static async Task<PageBody?> ReadAsync(HttpResponseMessage response, long maxBytes, Stream? copy, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > maxBytes) return null;
        await using var wire = new CountedStream(await response.Content.ReadAsStreamAsync(cancellation));
        await using var body = Decompress(wire, response);
        var type = PageBody.MediaTypeOf(response);
        var sketcher = Sketcher.For(type, response.Content.Headers.ContentType?.CharSet);

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long count = 0;
            while (await body.ReadAsync(buffer.AsMemory(0, BufferBytes), cancellation) is var read and > 0)
            {
                count += read;
                if (count > maxBytes || wire.Count > maxBytes) return null;
                digest.AppendData(buffer, 0, read);
                sketcher?.Add(buffer.AsSpan(0, read));
                if (copy is not null) await copy.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            return new PageBody(type, count, digest.GetHashAndReset(), sketcher?.Finish());
        }
        finally
        {
            // Privacy: what a page showed must not wait in a shared buffer for the next reader.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static Stream Decompress(Stream wire, HttpResponseMessage response)
    {
        var encodings = response.Content.Headers.ContentEncoding;

        // One layer is all that honest servers use; more are a bomb in a parcel.
        if (encodings.Count > 1) throw new InvalidDataException("More than one compression.");
        return encodings.FirstOrDefault()?.ToLowerInvariant() switch
        {
            null or "" or "identity" => wire,
            "gzip" or "x-gzip" => new GZipStream(wire, CompressionMode.Decompress),
            "br" => new BrotliStream(wire, CompressionMode.Decompress),
            "deflate" => new ZLibStream(wire, CompressionMode.Decompress),
            _ => throw new InvalidDataException("An unknown compression."),
        };
    }
}
