using System.Text.Json.Serialization;

namespace OpenHotline.Web.Public.Statistics;

/// <summary>What checks the JSON file of a period. Bytes are base64.</summary>
internal sealed record PublishedSignature(string Algorithm, int KeyId, byte[]? PublicKey, byte[] Signature);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PublishedSignature))]
internal sealed partial class SignatureJson : JsonSerializerContext;
