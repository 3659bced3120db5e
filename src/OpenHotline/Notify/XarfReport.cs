using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Notify;

/// <summary>One incident in machine-readable form: XARF v4, category content, type csam. For imagery only, and never with any imagery in it.</summary>
/// <remarks>Fields and their order: xarf-spec at schema version 4.2.0. Evidence, hashes and screenshots are left out on purpose.</remarks>
public sealed class XarfReport(HouseSettings house, NotifySettings settings)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether there is such a report for this kind of thing: the type csam is about imagery.</summary>
    public static bool IsFor(ContentKind kind) => kind == ContentKind.Imagery;

    public byte[] Write(Notice notice, TakedownCase about, WebAddress address, Trace? trace, TraceDetails? details)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteString("xarf_version", "4.2.0");
            json.WriteString("report_id", notice.ReportId);
            json.WriteString("timestamp", Time(about.SeenUpAt ?? about.AssessedAt));
            Party(json, "reporter");
            Party(json, "sender");
            json.WriteString("source_identifier", details?.Addresses.Count > 0 ? details.Addresses[0] : address.Host.Trim('[', ']'));
            json.WriteNumber("source_port", address.Port);
            json.WriteString("category", "content");
            json.WriteString("type", "csam");
            json.WriteString("evidence_source", "user_report");
            json.WriteString("url", new Uri(address.Text).AbsoluteUri);
            if (address.HostKind == HostKind.Name && address.Host.Contains('.', StringComparison.Ordinal)) json.WriteString("domain", address.Host);
            json.WriteString("verified_at", Time(about.SeenUpAt ?? about.AssessedAt));
            json.WriteString("verification_method", "manual");
            if (details?.Organisation is { } organisation) json.WriteString("hosting_provider", organisation);
            if (trace?.AutonomousSystem is { } system) json.WriteNumber("asn", system);
            if (trace?.Country is { Length: 2 } country) json.WriteString("country_code", country);
            json.WriteString("classification", ClassOf(about.Industry));
            json.WriteString("detection_method", "manual_review");
            json.WriteString("media_type", "mixed");
            json.WriteBoolean("content_removed", false);
            json.WriteString("description", $"Ticket {notice.Ticket}. Please remove, preserve evidence as your law requires, and answer by the page named in the mail.");
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>A letter and digit only where they were assessed; a UK category is not turned into one, since no such table exists.</summary>
    private static string ClassOf(IndustryClass industry) => industry == IndustryClass.None ? "baseline" : industry.ToString();

    private static string Time(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private void Party(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteString("org", house.HotlineName);
        json.WriteString("contact", settings.FromMailbox);
        json.WriteString("domain", house.HotlineDomain);
        json.WriteEndObject();
    }
}
