using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Assess;

/// <summary>A blind second opinion on an assessment: asked for, then given by somebody else who has not seen the first.</summary>
public sealed class Opinion
{
    private Opinion() { }

    internal Opinion(Guid id, Assessment first, Guid? askedBy, DateTime askedAt)
    {
        (Id, AssessmentId, EpisodeId, WebpageId, AskedBy, AskedAt) = (id, first.Id, first.EpisodeId, first.WebpageId, askedBy, askedAt);
        (FirstAnalystId, FirstVerdict, FirstUk, FirstAge) = (first.AnalystId, first.Verdict, first.Uk, first.YoungestChild);
    }

    public Guid Id { get; private set; }

    public Guid AssessmentId { get; private set; }

    public Guid EpisodeId { get; private set; }

    public Guid WebpageId { get; private set; }

    /// <summary>Who asked for it; null where the sample took it.</summary>
    public Guid? AskedBy { get; private set; }

    public DateTime AskedAt { get; private set; }

    public Guid FirstAnalystId { get; private set; }

    public Verdict FirstVerdict { get; private set; }

    public UkCategory FirstUk { get; private set; }

    public AgeBand FirstAge { get; private set; }

    /// <summary>Who gave it; null while it waits.</summary>
    public Guid? GivenBy { get; private set; }

    /// <summary>When it was given; null while it waits.</summary>
    public DateTime? GivenAt { get; private set; }

    /// <summary>What the second analyst found; null while it waits.</summary>
    public Verdict? SecondVerdict { get; private set; }

    /// <summary>Null while it waits.</summary>
    public UkCategory? SecondUk { get; private set; }

    /// <summary>Null while it waits.</summary>
    public AgeBand? SecondAge { get; private set; }

    /// <summary>The second answers, as codes by question id; null while it waits.</summary>
    public string? AnswersJson { get; private set; }

    /// <summary>When nothing more was to be done about it: at once where both agree; null while it waits or a senior has to look.</summary>
    public DateTime? SettledAt { get; private set; }

    public bool AgreesOnVerdict => SecondVerdict == FirstVerdict;

    public bool AgreesOnCategory => SecondUk == FirstUk;

    public bool AgreesOnAge => SecondAge == FirstAge;

    internal void Give(Guid accountId, AnswerSheet sheet, Categories categories, DateTime at)
    {
        (GivenBy, GivenAt, SecondVerdict, SecondUk, SecondAge) = (accountId, at, categories.Verdict, categories.Uk, sheet.YoungestChild);
        AnswersJson = System.Text.Json.JsonSerializer.Serialize(sheet.Codes, AnswersJsonContext.Default.IReadOnlyDictionaryStringInt32);
        if (AgreesOnVerdict && AgreesOnCategory) SettledAt = at;
    }

    /// <summary>The first analyst corrected themselves while it waits.</summary>
    internal void Follow(Assessment corrected) => (AssessmentId, FirstVerdict, FirstUk, FirstAge) = (corrected.Id, corrected.Verdict, corrected.Uk, corrected.YoungestChild);

    internal void Settle(DateTime at) => SettledAt = at;
}

internal sealed class OpinionTable : IEntityTypeConfiguration<Opinion>
{
    public void Configure(EntityTypeBuilder<Opinion> builder)
    {
        builder.ToTable("Opinions");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.AnswersJson).HasMaxLength(2000);
        builder.Ignore(row => row.AgreesOnVerdict).Ignore(row => row.AgreesOnCategory).Ignore(row => row.AgreesOnAge);
        builder.HasIndex(row => row.AssessmentId).IsUnique();
        builder.HasIndex(row => row.EpisodeId);
        builder.HasIndex(row => row.AskedAt, "opinions_waiting").HasFilter("given_at IS NULL");
        builder.HasIndex(row => row.GivenAt, "opinions_differing").HasFilter("given_at IS NOT NULL AND settled_at IS NULL");
        builder.HasIndex(row => row.GivenAt, "opinions_given");
    }
}
