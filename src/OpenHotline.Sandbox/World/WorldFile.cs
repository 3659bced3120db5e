using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenHotline.Sandbox.World;

/// <summary>What a restart has to know of the small internet.</summary>
internal sealed record WorldFile(IReadOnlyList<WorldFile.Page> Pages, IReadOnlyDictionary<string, string> Addresses, IReadOnlyDictionary<string, int> Suggested)
{
    public sealed record Page(string Site, int Album, PageState State, DateTime At);

    /// <summary>Null where there is none, or one that cannot be read: then the world begins anew.</summary>
    public static WorldFile? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), WorldJson.Default.WorldFile) : null;
        }
        catch (Exception broken) when (broken is JsonException or IOException)
        {
            return null;
        }
    }

    /// <summary>Written whole or not at all.</summary>
    public void Write(string path)
    {
        File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(this, WorldJson.Default.WorldFile));
        File.Move(path + ".new", path, overwrite: true);
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WorldFile))]
internal sealed partial class WorldJson : JsonSerializerContext;
