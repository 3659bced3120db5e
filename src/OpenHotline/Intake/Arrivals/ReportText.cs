using System.Text.Json;
using System.Text.Json.Serialization;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Intake.Arrivals;

/// <summary>Everything a reporter typed, as it was typed. It is sealed as JSON the moment a door has taken it.</summary>
public sealed record ReportText
{
    public ReportSource Source { get; init; } = ReportSource.Public;

    public ThingKind Thing { get; init; } = ThingKind.Webpage;

    /// <summary>The address as typed; null for a thing without an address.</summary>
    public string? Address { get; init; }

    /// <summary>Where a thing without an address is to be found: the app, the group, the number; null for a webpage.</summary>
    public string? Where { get; init; }

    /// <summary>The page one must come from; null when none was given.</summary>
    public string? Referrer { get; init; }

    /// <summary>The password one needs; null when none was given.</summary>
    public string? Password { get; init; }

    /// <summary>Whatever else the reporter wrote; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The sender's own name for this report; null from people.</summary>
    public string? Reference { get; init; }

    public bool SaysChildAtRisk { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ReportTextJson.Default.ReportText);

    /// <summary>Reads it back; null where the bytes are not what a door writes.</summary>
    public static ReportText? FromJson(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ReportTextJson.Default.ReportText);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Privacy: a record prints its members; these must not reach a log.
    public override string ToString() => "[report]";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ReportText))]
internal sealed partial class ReportTextJson : JsonSerializerContext;
