using System.Globalization;
using System.Text.Json;

namespace OpenHotline.Cli.Hashing;

/// <summary>How <c>hash</c> writes its rows.</summary>
internal static class HashFormat
{
    public const string CsvHeading = "file,width,height,quality,pdq,sha256,error";

    public static readonly string[] Names = ["csv", "json", "hex"];

    /// <summary>The line of one row; null where this format has none for it.</summary>
    public static string? Line(string format, HashRow row) => format switch
    {
        "json" => JsonSerializer.Serialize(row, HashRowJson.Default.HashRow),
        "hex" => row.Pdq,
        _ => string.Create(CultureInfo.InvariantCulture, $"{Csv(row.File)},{row.Width},{row.Height},{row.Quality},{row.Pdq},{row.Sha256},{Csv(row.Error ?? "")}"),
    };

    /// <summary>A cell by RFC 4180: in quotes where it must be.</summary>
    public static string Csv(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
