using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Assess;

/// <summary>Why there is this revision of an assessment.</summary>
public enum RevisionCause
{
    /// <summary>The case was assessed.</summary>
    Submitted = 1,

    /// <summary>A senior analyst changed it.</summary>
    Changed = 2,

    /// <summary>A dispute was upheld.</summary>
    DisputeUpheld = 3,

    /// <summary>The analyst who made it corrected it.</summary>
    Corrected = 4,
}

/// <summary>What was seen in an episode, and what follows. Never changed: a later revision replaces it and this one stays.</summary>
public sealed class Assessment
{
    private Assessment() { }

    internal Assessment(Guid id, Case @case, int revision, Guid? supersedesId, RevisionCause cause, AnswerSheet sheet, Categories categories, int questionSetVersion, Guid analystId, Guid formToken, DateTime at)
    {
        (Id, EpisodeId, WebpageId, Revision, SupersedesId, Cause) = (id, @case.EpisodeId, @case.WebpageId, revision, supersedesId, cause);
        (Verdict, Uk, Inhope, Industry, TableVersion) = (categories.Verdict, categories.Uk, categories.Inhope, categories.Industry, categories.TableVersion);
        (Kind, YoungestChild, Sex, Made, Commercial, Site, ChildAtRisk) = (sheet.Kind, sheet.YoungestChild, sheet.Sex, sheet.Made, sheet.Commercial, sheet.Site, sheet.ChildAtRisk);
        (AnswersJson, QuestionSetVersion, AnalystId, FormToken, At) = (JsonSerializer.Serialize(sheet.Codes, AnswersJsonContext.Default.IReadOnlyDictionaryStringInt32), questionSetVersion, analystId, formToken, at);
    }

    public Guid Id { get; private set; }

    public Guid EpisodeId { get; private set; }

    public Guid WebpageId { get; private set; }

    /// <summary>1 for the first of its episode.</summary>
    public int Revision { get; private set; }

    /// <summary>The revision that this one replaces; null for the first.</summary>
    public Guid? SupersedesId { get; private set; }

    public RevisionCause Cause { get; private set; }

    public Verdict Verdict { get; private set; }

    public ContentKind Kind { get; private set; }

    public UkCategory Uk { get; private set; }

    public InhopeClass Inhope { get; private set; }

    public IndustryClass Industry { get; private set; }

    public AgeBand YoungestChild { get; private set; }

    public DepictedSex Sex { get; private set; }

    public HowMade Made { get; private set; }

    public Commerciality Commercial { get; private set; }

    public SiteType Site { get; private set; }

    public bool ChildAtRisk { get; private set; }

    /// <summary>The answers as they were given: codes by question id.</summary>
    public string AnswersJson { get; private set; } = "{}";

    public int QuestionSetVersion { get; private set; }

    public int TableVersion { get; private set; }

    public Guid AnalystId { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>The form it came from: the same form sent twice makes one revision.</summary>
    public Guid FormToken { get; private set; }

    /// <summary>The analyst's note, sealed as <c>assessment.note</c> under this id; null where nothing was noted.</summary>
    public byte[]? SealedNote { get; private set; }

    public IReadOnlyDictionary<string, int> Answers() => JsonSerializer.Deserialize(AnswersJson, AnswersJsonContext.Default.DictionaryStringInt32) ?? [];

    internal void Note(byte[] sealedNote) => SealedNote = sealedNote;
}

[System.Text.Json.Serialization.JsonSerializable(typeof(IReadOnlyDictionary<string, int>))]
[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, int>))]
internal sealed partial class AnswersJsonContext : System.Text.Json.Serialization.JsonSerializerContext;

internal sealed class AssessmentTable : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.ToTable("Assessments");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.AnswersJson).HasMaxLength(2000);
        builder.HasIndex(row => new { row.EpisodeId, row.Revision }).IsUnique();
        builder.HasIndex(row => row.FormToken).IsUnique();
        builder.HasIndex(row => new { row.WebpageId, row.At });
    }
}
