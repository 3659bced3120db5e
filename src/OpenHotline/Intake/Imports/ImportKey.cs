using System.Security.Cryptography;
using System.Text;

namespace OpenHotline.Intake.Imports;

/// <summary>What tells one imported file from another, so that the same one goes on where it stopped.</summary>
public sealed class ImportKey
{
    private const int BeginningBytes = 64 * 1024;

    private ImportKey(byte[] bytes) => Bytes = bytes;

    internal byte[] Bytes { get; }

    /// <summary>A name for the file of results: it tells nothing of what is in the import.</summary>
    public string Name => Convert.ToHexStringLower(Bytes.AsSpan(0, 16));

    /// <summary>The digest of a file that can be read twice; it stands at its beginning again afterwards.</summary>
    public static async Task<ImportKey> OfFileAsync(Stream file, CancellationToken cancellation)
    {
        var digest = await SHA256.HashDataAsync(file, cancellation);
        file.Position = 0;
        return new ImportKey(digest);
    }

    /// <summary>For an upload, which is read once: its name, and its beginning, which the caller gives and reads first.</summary>
    public static ImportKey OfUpload(string name, ReadOnlySpan<byte> beginning) =>
        new(SHA256.HashData([.. SHA256.HashData(Encoding.UTF8.GetBytes(name)), .. SHA256.HashData(beginning[..Math.Min(BeginningBytes, beginning.Length)])]));
}

/// <summary>How far an import is.</summary>
/// <param name="LinesPerSecond">Since this run began.</param>
/// <param name="SecondsLeft">Null where the length of the file is not known.</param>
public sealed record ImportProgress(long Lines, long Accepted, long Refused, double LinesPerSecond, double? SecondsLeft);
