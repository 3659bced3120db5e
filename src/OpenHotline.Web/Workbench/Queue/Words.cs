using OpenHotline.Facts.Codes;

namespace OpenHotline.Web.Workbench.Queue;

/// <summary>Codes of reports as the workbench says them.</summary>
public static class Words
{
    public static string Of(ReportSource source) => source switch
    {
        ReportSource.Public => "Public",
        ReportSource.Police => "Police",
        ReportSource.Member => "Member",
        ReportSource.PartnerHotline => "Partner hotline",
        ReportSource.Proactive => "Our own work",
        ReportSource.YoungPerson => "Young person",
        _ => "Other",
    };

    public static string Of(ReportChannel channel) => channel switch
    {
        ReportChannel.Form => "form",
        ReportChannel.Api => "API",
        ReportChannel.Csv => "file",
        ReportChannel.Mail => "mail",
        _ => "the house",
    };

    public static string Of(ThingKind thing) => thing switch
    {
        ThingKind.Webpage => "Webpage",
        ThingKind.App => "App",
        ThingKind.Chat => "Chat",
        ThingKind.Newsgroup => "Newsgroup",
        ThingKind.Livestream => "Live stream",
        ThingKind.Telephone => "Telephone number",
        _ => "Other",
    };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Actionable => "Actionable",
        Verdict.NotActionable => "Not actionable",
        _ => "Could not be assessed",
    };

    public static string Of(UkCategory category) => category == UkCategory.None ? "None" : $"Category {category}";

    public static string Of(InhopeClass inhope) => inhope == InhopeClass.None ? "None" : inhope.ToString();

    public static string Of(IndustryClass industry) => industry == IndustryClass.None ? "None" : industry.ToString();

    public static string Of(AgeBand age) => age switch
    {
        AgeBand.Age0To2 => "0 to 2",
        AgeBand.Age3To6 => "3 to 6",
        AgeBand.Age7To10 => "7 to 10",
        AgeBand.Age11To13 => "11 to 13",
        AgeBand.Age14To15 => "14 to 15",
        AgeBand.Age16To17 => "16 to 17",
        _ => "Not told",
    };

    public static string Of(ContentKind kind) => kind switch
    {
        ContentKind.Imagery => "Photographs or video",
        ContentKind.AdvertOrLink => "Advert or link",
        ContentKind.Text => "Text",
        ContentKind.NonPhotographic => "Not photographic",
        ContentKind.Grooming => "Grooming or solicitation",
        ContentKind.NothingUnlawful => "Nothing unlawful",
        _ => "Could not be seen",
    };

    public static string Of(EpisodeEnd end) => end switch
    {
        EpisodeEnd.Removed => "the page is gone, proven by checks",
        EpisodeEnd.NotActionable => "nothing that we may act on",
        EpisodeEnd.ClosedInBulk => "closed with others",
        EpisodeEnd.Referred => "handed to somebody who acts",
        EpisodeEnd.DisputeUpheld => "a dispute was upheld",
        _ => "it could not be seen",
    };

    /// <summary>A stretch of time as people say it: "3 h 20 min".</summary>
    public static string Of(TimeSpan span)
    {
        var minutes = (long)Math.Abs(span.TotalMinutes);
        return minutes switch
        {
            0 => $"{(long)Math.Abs(span.TotalSeconds)} s",
            < 60 => $"{minutes} min",
            < 48 * 60 => $"{minutes / 60} h {minutes % 60} min",
            _ => $"{minutes / 1440} days",
        };
    }
}
