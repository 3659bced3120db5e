using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenHotline.Cli.Hashing;

/// <summary>One entry found near a query.</summary>
internal sealed record MatchRow(string Query, string Orientation, ulong Id, int Bank, int Distance)
{
    public const string CsvHeading = "query,orientation,id,bank,distance";

    public static readonly string[] Formats = ["csv", "json"];

    public string Line(string format) => format == "json"
        ? JsonSerializer.Serialize(this, MatchRowJson.Default.MatchRow)
        : string.Create(CultureInfo.InvariantCulture, $"{HashFormat.Csv(Query)},{Orientation},{Id},{Bank},{Distance}");
}

[JsonSerializable(typeof(MatchRow))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class MatchRowJson : JsonSerializerContext;
