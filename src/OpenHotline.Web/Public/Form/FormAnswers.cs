using System.Text.Json;
using System.Text.Json.Serialization;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Arrivals;

namespace OpenHotline.Web.Public.Form;

/// <summary>What a person has answered so far. It travels sealed in a hidden field; the door keeps nothing of it.</summary>
public sealed record FormAnswers : ISealedAnswers<FormAnswers>
{
    public DateTime StartedAt { get; init; }

    /// <summary>16 random bytes, so that equal answers of two people are two reports.</summary>
    public byte[] Seed { get; init; } = [];

    public ThingKind Thing { get; init; } = ThingKind.Webpage;

    public string? Address { get; init; }

    public string? Where { get; init; }

    public string? Referrer { get; init; }

    public string? Password { get; init; }

    public string? Note { get; init; }

    public bool? ChildInDanger { get; init; }

    public bool HasAddress => Thing == ThingKind.Webpage;

    public ReportText ToText() => new()
    {
        Source = ReportSource.Public, Thing = Thing, Address = HasAddress ? Address : null, Where = HasAddress ? null : Where,
        Referrer = HasAddress ? Referrer : null, Password = Password, Note = Note, SaysChildAtRisk = ChildInDanger == true,
    };

    static string ISealedAnswers<FormAnswers>.SealedAs => "form";

    byte[] ISealedAnswers<FormAnswers>.ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, FormJson.Default.FormAnswers);

    static FormAnswers? ISealedAnswers<FormAnswers>.FromJson(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, FormJson.Default.FormAnswers);

    // Privacy: a record prints its members.
    public override string ToString() => "[answers]";
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(FormAnswers))]
internal sealed partial class FormJson : JsonSerializerContext;
