using System.Globalization;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Addresses;
using OpenHotline.Intake.Arrivals;

namespace OpenHotline.Intake.Imports;

/// <summary>Where the columns stand, by the file's first line: <c>address</c>, and any of <c>referrer, note, source, received_at</c>, in any order.</summary>
internal sealed class ImportColumns
{
    private static readonly string[] Known = ["address", "referrer", "note", "source", "received_at"];
    private readonly Dictionary<string, int> places;

    private ImportColumns(Dictionary<string, int> places) => this.places = places;

    /// <summary>Null where the line names no address, or a column that we do not know: it might be dropped silently otherwise.</summary>
    public static ImportColumns? Read(CsvLine header)
    {
        var names = header.Fields.Select(field => field.Trim('\uFEFF', ' ').ToLowerInvariant()).ToList();
        if (header.Fault is not null || names.Any(name => !Known.Contains(name)) || names.Distinct(StringComparer.Ordinal).Count() != names.Count || !names.Contains("address")) return null;
        return new ImportColumns(names.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal));
    }

    /// <summary>A line as a report, or the word for why it is refused.</summary>
    public (ReportText? Text, DateTime ReceivedAt, string? Why) Understand(CsvLine line, ReportSource source, DateTime now)
    {
        if (line.Fault is { } fault) return (null, now, fault == CsvFault.TooLong ? "line-too-long" : "broken-quote");
        if (line.Fields.Count > places.Count) return (null, now, "too-many-fields");
        var (address, referrer, note) = (Field(line, "address"), Field(line, "referrer"), Field(line, "note"));
        if (WebAddress.Read(address) is WebAddress.Outcome.Refused refused) return (null, now, "address-" + Word(refused.Why));
        if (referrer?.Length > ReportLimits.MaxAddressChars) return (null, now, "referrer-too-long");
        if (note?.Length > ReportLimits.MaxNoteChars) return (null, now, "note-too-long");
        if (Field(line, "source") is { } word)
        {
            if (SourceOf(word) is not { } known) return (null, now, "unknown-source");
            source = known;
        }

        var receivedAt = now;
        if (Field(line, "received_at") is { } time)
        {
            if (!DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return (null, now, "received-at-unreadable");
            receivedAt = at.UtcDateTime;
            if (!ReportLimits.IsPlausible(receivedAt, now)) return (null, now, "received-at-not-possible");
        }

        return (new ReportText { Source = source, Address = address, Referrer = referrer, Note = note }, receivedAt, null);
    }

    private string? Field(CsvLine line, string name) =>
        places.TryGetValue(name, out var place) && place < line.Fields.Count && !string.IsNullOrWhiteSpace(line.Fields[place]) ? line.Fields[place].Trim() : null;

    private static ReportSource? SourceOf(string word) => word.ToLowerInvariant() switch
    {
        "public" => ReportSource.Public,
        "police" => ReportSource.Police,
        "member" => ReportSource.Member,
        "partner-hotline" => ReportSource.PartnerHotline,
        "proactive" => ReportSource.Proactive,
        "young-person" => ReportSource.YoungPerson,
        "other" => ReportSource.Other,
        _ => null,
    };

    private static string Word(AddressRefusal why) => string.Concat(why.ToString().Select((sign, i) => char.IsUpper(sign) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(sign) : sign.ToString()));
}
