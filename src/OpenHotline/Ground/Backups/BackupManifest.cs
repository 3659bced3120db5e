using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Backups;

/// <summary>The list of what a backup holds, written last: a folder without it is no backup.</summary>
/// <param name="Format">1.</param>
public sealed record BackupManifest(int Format, Guid Id, DateTime MadeAt, DatabaseKind Database, IReadOnlyList<BackupManifest.Entry> Files)
{
    /// <summary>Fingerprints of the keys that the database knew; empty where it knew none.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public const string FileName = "manifest.json";

    /// <param name="Path">Below the backup's folder, with forward slashes.</param>
    /// <param name="Sha256">In lower-case hex.</param>
    public sealed record Entry(string Path, long Bytes, string Sha256);

    public static BackupManifest? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), BackupJson.Default.BackupManifest);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, BackupJson.Default.BackupManifest));

    internal static async Task<Entry> EntryAsync(string folder, string file, CancellationToken cancellation)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        var hash = await SHA256.HashDataAsync(stream, cancellation);
        return new Entry(System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), stream.Length, Convert.ToHexStringLower(hash));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;
