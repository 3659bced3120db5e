using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpenHotline.Facts.Codes;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;

namespace OpenHotline.Publish.Reporting;

/// <summary>The yearly report of a trusted flagger.</summary>
/// <remarks>
/// Law: Regulation (EU) 2022/2065, Article 22(3): the number of notices by the provider's identity, the type of content and
/// the action taken. It holds no personal data: site owners, who may be natural persons, stand in one line without a name.
/// </remarks>
public sealed record Article22Report(ComparedPeriod Period, bool IsReplayed, long Notices, IReadOnlyList<Article22Line> Lines)
{
    /// <summary>One line for site owners together, whose names may be addresses or persons.</summary>
    public const string SiteOwners = "site owners (not named)";

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ReportJson.Default.Article22Report);

    public string ToCsv()
    {
        var text = new StringBuilder("period,provider,type,action,notices,origin\r\n");
        foreach (var line in Lines) text.Append(CultureInfo.InvariantCulture, $"{Period.Code},{Quoted(line.Provider)},{Words.Of(line.Type)},{Words.Of(line.Action)},{line.Notices},{(IsReplayed ? "replayed" : "counted")}\r\n");
        return text.ToString();
    }

    // A name that begins like a formula must not become one in a spreadsheet.
    private static string Quoted(string name)
    {
        var safe = name is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" + name : name;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>How many notices went to one provider about one type of content, and what came of them.</summary>
public sealed record Article22Line(string Provider, ContentKind Type, ProviderAction Action, long Notices);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(Article22Report))]
[JsonSerializable(typeof(MemberStateAnswer))]
internal sealed partial class ReportJson : JsonSerializerContext;
