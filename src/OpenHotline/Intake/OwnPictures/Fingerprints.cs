using System.Globalization;
using System.Text;
using OpenHotline.Matching.Pdq;
using OpenHotline.Matching.Signals;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>A PDQ hash and its quality, of a picture or of one frame of a video.</summary>
public readonly record struct OwnPdq(PdqHash Hash, int Quality);

/// <summary>What a browser found of one file. The file itself never leaves the device.</summary>
/// <param name="Pdq">The picture's hash, or those of a video's frames; empty where the browser could not read pixels.</param>
public sealed record OwnFile(bool IsVideo, Sha256Signal Sha256, Md5Signal Md5, IReadOnlyList<OwnPdq> Pdq);

/// <summary>Why fingerprints were not taken.</summary>
public enum FingerprintRefusal
{
    /// <summary>More files than one request may have.</summary>
    TooMany = 1,

    /// <summary>Not what our page writes: made by hand, or damaged on the way.</summary>
    NotOurs = 2,
}

/// <summary>The fingerprints of the files of one request, as the page shows and sends them: one file a line.</summary>
/// <remarks>A line: <c>picture</c> or <c>video</c>, SHA-256, MD5, and for each PDQ hash the hash, a colon and its quality. A file that stands twice counts once.</remarks>
public sealed class Fingerprints
{
    public const int MaxFiles = 100;
    public const int MaxFrames = 5;
    private const int MaxChars = MaxFiles * 512;

    private Fingerprints(IReadOnlyList<OwnFile> files) => Files = files;

    public abstract record Reading
    {
        public sealed record Accepted(Fingerprints Fingerprints) : Reading;

        public sealed record Refused(FingerprintRefusal Why) : Reading;
    }

    public IReadOnlyList<OwnFile> Files { get; }

    /// <summary>Exactly what is kept, sealed.</summary>
    public string Text => string.Join('\n', Files.Select(Line));

    public int Pictures => Files.Count(file => !file.IsVideo);

    public int Videos => Files.Count(file => file.IsVideo);

    public static Reading Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new Reading.Accepted(new Fingerprints([]));
        if (text.Length > MaxChars) return new Reading.Refused(FingerprintRefusal.TooMany);
        var files = new List<OwnFile>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ReadLine(line.Split(' ')) is not { } file) return new Reading.Refused(FingerprintRefusal.NotOurs);
            if (files.Exists(other => other.Sha256 == file.Sha256)) continue;
            if (files.Count == MaxFiles) return new Reading.Refused(FingerprintRefusal.TooMany);
            files.Add(file);
        }

        return new Reading.Accepted(new Fingerprints(files));
    }

    private static OwnFile? ReadLine(string[] parts)
    {
        if (parts is not [("picture" or "video") and var kind, var sha256, var md5, .. var hashes]) return null;
        // The hash of an empty file, or of one that is the same everywhere, would meet what is nobody's.
        if (Signal<Sha256Signal>(sha256) is not { } whole || whole == Sha256Signal.OfNothing || Signal<Md5Signal>(md5) is not { } weak || weak == Md5Signal.OfNothing) return null;
        if (hashes.Length > (kind == "video" ? MaxFrames : 1)) return null;
        var found = hashes.Select(ReadPdq).ToList();
        return found.Contains(null) ? null : new OwnFile(kind == "video", whole, weak, [.. found.OfType<OwnPdq>()]);
    }

    private static OwnPdq? ReadPdq(string text) =>
        text.Split(':') is [var hash, var quality] && Signal<PdqHash>(hash) is { } read && int.TryParse(quality, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? new OwnPdq(read, percent) : null;

    private static TSignal? Signal<TSignal>(string text) where TSignal : struct, ISignal<TSignal> =>
        SignalText.Read<TSignal>(text) is SignalText.Reading<TSignal>.Accepted { Signal: var signal } ? signal : null;

    private static string Line(OwnFile file)
    {
        var line = new StringBuilder(file.IsVideo ? "video " : "picture ").Append(file.Sha256).Append(' ').Append(file.Md5);
        foreach (var (hash, quality) in file.Pdq) line.Append(CultureInfo.InvariantCulture, $" {hash}:{quality}");
        return line.ToString();
    }

    // Privacy: these do not belong in a log.
    public override string ToString() => "[fingerprints]";
}
