using System.Text.Json.Serialization;

namespace OpenHotline.Cli.Hashing;

[JsonSerializable(typeof(HashRow))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class HashRowJson : JsonSerializerContext;
