using System.Text.Json.Serialization;

namespace OpenHotline.Web.Public.Statistics;

/// <summary>What checks the JSON file of a period. Bytes are base64.</summary>
internal sealed record PublishedSignature(string Algorithm, int KeyId, byte[]? PublicKey, byte[] Signature);

// Metadata: the generated writer makes "" of a key that is null.
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PublishedSignature))]
internal sealed partial class SignatureJson : JsonSerializerContext;
