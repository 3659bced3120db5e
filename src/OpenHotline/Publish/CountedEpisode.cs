using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Publish;

/// <summary>How an episode was counted last, so that a correction can take it back and count it anew on the same day.</summary>
public sealed class CountedEpisode
{
    /// <summary>Where a page stands whose server nobody has traced.</summary>
    public const string Untraced = "?";

    /// <summary>Where an onion service stands: it is of no country.</summary>
    public const string Onion = "onion";

    private CountedEpisode() { }

    internal CountedEpisode(Guid episodeId, DateOnly day) => (EpisodeId, Day) = (episodeId, day);

    public Guid EpisodeId { get; private set; }

    public Guid WebpageId { get; private set; }

    /// <summary>The day of its first assessment, on which it counts for ever.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The assessment that is counted.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>False where it is not, or no longer, something to act on.</summary>
    public bool IsActioned { get; private set; }

    public ThingKind Thing { get; private set; }

    public ContentKind Kind { get; private set; }

    public UkCategory Severity { get; private set; }

    public AgeBand Age { get; private set; }

    public DepictedSex Sex { get; private set; }

    public HowMade Made { get; private set; }

    public Commerciality Commercial { get; private set; }

    public SiteType Site { get; private set; }

    public bool IsOnion { get; private set; }

    public ReportSource Source { get; private set; }

    /// <summary>The country of the server by the last trace; null before one.</summary>
    public string? Country { get; private set; }

    internal void Assess(EpisodeAssessed assessed)
    {
        (WebpageId, AssessmentId, IsActioned, Thing) = (assessed.WebpageId, assessed.AssessmentId, assessed.Verdict == Verdict.Actionable, assessed.Thing);
        (Kind, Severity, Age, Sex, Made) = (assessed.Kind, assessed.Uk, assessed.YoungestChild, assessed.Sex, assessed.Made);
        (Commercial, Site, IsOnion, Source) = (assessed.Commercial, assessed.Site, assessed.IsOnion, assessed.Source);
    }

    internal void Overturn(Guid assessmentId)
    {
        // A newer assessment has already answered the dispute.
        if (AssessmentId == assessmentId) IsActioned = false;
    }

    internal void Traced(string? country) => Country = country ?? Country;

    /// <summary>Everything that it adds to its day.</summary>
    internal IEnumerable<(Metric Metric, Dimension Dimension, string Code)> Lines()
    {
        yield return (Metric.Assessed, Dimension.All, "");
        yield return (Metric.Assessed, Dimension.Source, Text(Source));
        if (!IsActioned) yield break;
        if (Thing != ThingKind.Webpage)
        {
            yield return (Metric.Things, Dimension.All, "");
            yield return (Metric.Things, Dimension.Thing, Text(Thing));
            yield break;
        }

        yield return (Metric.Actioned, Dimension.All, "");
        yield return (Metric.Actioned, Dimension.Source, Text(Source));
        yield return (Metric.Actioned, Dimension.Kind, Text(Kind));
        yield return (Metric.Actioned, Dimension.Commercial, Text(Commercial));
        yield return (Metric.Actioned, Dimension.Site, Text(Site));
        yield return (Metric.Actioned, Dimension.Place, IsOnion ? Onion : Country ?? Untraced);
        // Only imagery has a severity, an age, a sex and a making.
        if (Kind != ContentKind.Imagery) yield break;
        yield return (Metric.Imagery, Dimension.All, "");
        yield return (Metric.Imagery, Dimension.Severity, Text(Severity));
        yield return (Metric.Imagery, Dimension.Age, Text(Age));
        yield return (Metric.Imagery, Dimension.Sex, Text(Sex));
        yield return (Metric.Imagery, Dimension.Made, Text(Made));
    }

    internal static string Text(Enum code) => Convert.ToInt32(code, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
}

internal sealed class CountedEpisodeTable : IEntityTypeConfiguration<CountedEpisode>
{
    public void Configure(EntityTypeBuilder<CountedEpisode> builder)
    {
        builder.ToTable("CountedEpisodes");
        builder.HasKey(episode => episode.EpisodeId);
        builder.Property(episode => episode.EpisodeId).ValueGeneratedNever();
        builder.Property(episode => episode.Country).HasMaxLength(2);
        builder.HasIndex(episode => new { episode.Day, episode.WebpageId });
    }
}
