using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Prevent.Guidance;

/// <summary>How far a version of a guidance page is.</summary>
public enum GuidanceState
{
    /// <summary>Written; nobody outside sees it.</summary>
    Draft = 1,

    /// <summary>A second person has looked through it; it can be published.</summary>
    Reviewed = 2,

    /// <summary>Everybody reads it.</summary>
    Published = 3,

    /// <summary>It was published, and a newer version is.</summary>
    Replaced = 4,

    /// <summary>Nobody outside sees it, nor any older version.</summary>
    Withdrawn = 5,
}

/// <summary>For whom a guidance page is.</summary>
public enum GuidanceAudience
{
    Parents = 1,
    YoungPeople = 2,
    Schools = 3,
    Everybody = 4,
}

/// <summary>One version of a guidance page in one language. Its words never change; another version follows.</summary>
public sealed class GuidanceVersion
{
    public const int MaxPageCharacters = 60;

    private GuidanceVersion() { }

    internal GuidanceVersion(Guid id, GuidanceText text, int number, Guid? by, DateTime at) =>
        (Id, Page, Language, Audience, ReadingAge, Title, Summary, Markdown, Number, WrittenBy, WrittenAt, State) =
        (id, text.Page, text.Language, text.Audience, text.ReadingAge, text.Title, text.Summary, text.Markdown, number, by, at, GuidanceState.Draft);

    public Guid Id { get; private set; }

    /// <summary>The page's short name in addresses, the same in every language: <c>parents-talk</c>.</summary>
    public string Page { get; private set; } = "";

    public string Language { get; private set; } = "";

    /// <summary>Counts up from 1 for each page and language.</summary>
    public int Number { get; private set; }

    public GuidanceAudience Audience { get; private set; }

    /// <summary>The age, in years, from which it should be understood.</summary>
    public int ReadingAge { get; private set; }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public string Markdown { get; private set; } = "";

    public GuidanceState State { get; private set; }

    /// <summary>Null where the words came with OpenHotline.</summary>
    public Guid? WrittenBy { get; private set; }

    public DateTime WrittenAt { get; private set; }

    /// <summary>Who looked through it last; null while nobody has.</summary>
    public Guid? ReviewedBy { get; private set; }

    /// <summary>When; null while nobody has.</summary>
    public DateTime? ReviewedAt { get; private set; }

    /// <summary>When it was published; null while it was not.</summary>
    public DateTime? PublishedAt { get; private set; }

    internal void Review(Guid by, DateTime at)
    {
        if (State == GuidanceState.Draft) State = GuidanceState.Reviewed;
        (ReviewedBy, ReviewedAt) = (by, at);
    }

    internal void Publish(DateTime at) => (State, PublishedAt) = (GuidanceState.Published, at);

    internal void Replace() => State = GuidanceState.Replaced;

    internal void Withdraw() => State = GuidanceState.Withdrawn;
}

internal sealed class GuidanceVersionTable : IEntityTypeConfiguration<GuidanceVersion>
{
    public void Configure(EntityTypeBuilder<GuidanceVersion> builder)
    {
        builder.ToTable("GuidanceVersions");
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Page).HasMaxLength(GuidanceVersion.MaxPageCharacters);
        builder.Property(version => version.Language).HasMaxLength(2);
        builder.Property(version => version.Title).HasMaxLength(GuidanceText.MaxTitleCharacters);
        builder.Property(version => version.Summary).HasMaxLength(GuidanceText.MaxSummaryCharacters);
        builder.Property(version => version.Markdown).HasMaxLength(GuidanceText.MaxMarkdownCharacters);
        builder.HasIndex(version => new { version.Page, version.Language, version.Number }).IsUnique();
    }
}
