using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenHotline.Intake;

/// <summary>How one reaches what was reported: kept beside the address, because it is no part of it.</summary>
/// <param name="Typed">The address as typed, where its normal spelling differs; null where they are the same.</param>
/// <param name="Referrer">The page one must come from, as typed; null when none was given.</param>
/// <param name="UserName">From <c>user:password@</c> in the address; null when none.</param>
/// <param name="Password">The password one needs; null when none.</param>
public sealed record ReachingSteps(string? Typed, string? Referrer, string? UserName, string? Password)
{
    [JsonIgnore]
    public bool IsEmpty => Typed is null && Referrer is null && UserName is null && Password is null;

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ReachingStepsJson.Default.ReachingSteps);

    internal static ReachingSteps? FromJson(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, ReachingStepsJson.Default.ReachingSteps);

    // Privacy: a record prints its members; these must not reach a log.
    public override string ToString() => "[steps]";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReachingSteps))]
internal sealed partial class ReachingStepsJson : JsonSerializerContext;
