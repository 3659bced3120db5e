using System.Text.Json.Serialization;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Cli.Hashing;

/// <summary>What <c>hash</c> says about one file, or about one frame of it.</summary>
internal sealed record HashRow
{
    /// <summary>The path as given or found; <c>-</c> for standard input; with <c>#12</c> behind it for the frame of that number.</summary>
    public required string File { get; init; }

    /// <summary>Null where the file has no pixels for us.</summary>
    public int? Width { get; init; }

    /// <summary>Null where the file has no pixels for us.</summary>
    public int? Height { get; init; }

    /// <summary>PDQ's quality, 0 to 100. Null where there is no hash.</summary>
    public int? Quality { get; init; }

    /// <summary>The PDQ hash. Null where there is none.</summary>
    public string? Pdq { get; init; }

    /// <summary>The SHA-256 of the file. Null where it could not be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>A word for scripts, a colon and a sentence. Null where all went well.</summary>
    public string? Error { get; init; }

    /// <summary>The file's format by its bytes. Null where there is no hash.</summary>
    public string? Format { get; init; }

    /// <summary><c>TurboJpeg</c> or <c>Libvips</c>. Null where there is no hash.</summary>
    public string? Decoder { get; init; }

    /// <summary>The fraction of its size at which it was decoded: 1, 2, 4 or 8. Null where there is no hash.</summary>
    public int? ShrunkBy { get; init; }

    /// <summary>How many frames or pages the file has. Null where there is no hash.</summary>
    public int? Frames { get; init; }

    /// <summary>The hash, or all eight where a look-up asks for them; empty where there is none. Not written out.</summary>
    [JsonIgnore]
    public IReadOnlyList<PdqHash> Hashes { get; init; } = [];
}
