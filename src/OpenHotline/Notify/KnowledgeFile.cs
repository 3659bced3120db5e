using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OpenHotline.Notify;

/// <summary>Reads knowledge that an operator may replace: from a file, or from what is shipped.</summary>
internal static class KnowledgeFile
{
    /// <param name="path">Empty takes the shipped one.</param>
    public static T Read<T>(string path, string shipped, JsonTypeInfo<T> type)
    {
        using var stream = path.Length > 0 ? File.OpenRead(path)
            : typeof(KnowledgeFile).Assembly.GetManifestResourceStream($"knowledge/{shipped}") ?? throw new FileNotFoundException($"The shipped file {shipped} is missing.");
        return JsonSerializer.Deserialize(stream, type) ?? throw new JsonException("The file is empty.");
    }
}
