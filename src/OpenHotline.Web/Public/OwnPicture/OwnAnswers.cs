using System.Text.Json;
using System.Text.Json.Serialization;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Web.Public.Form;

namespace OpenHotline.Web.Public.OwnPicture;

/// <summary>The questions of a young person's form, one a page, in their order.</summary>
public enum OwnStep
{
    /// <summary>How old are you?</summary>
    Age = 1,

    /// <summary>What happened?</summary>
    Happened = 2,

    /// <summary>Which pictures, and where can they be seen?</summary>
    Pictures = 3,

    /// <summary>What will be sent, what the police are told, the PIN.</summary>
    Check = 4,
}

/// <summary>What a young person has answered so far. It travels sealed in a hidden field; the PIN is never in it.</summary>
public sealed record OwnAnswers : ISealedAnswers<OwnAnswers>
{
    public DateTime StartedAt { get; init; }

    /// <summary>16 random bytes, so that equal answers of two people are two requests.</summary>
    public byte[] Seed { get; init; } = [];

    /// <summary>Null until it is answered.</summary>
    public YoungAge? Age { get; init; }

    public bool AgeWasChecked { get; init; }

    public IReadOnlyList<WhatHappened> Happened { get; init; } = [];

    public string? Fingerprints { get; init; }

    public IReadOnlyList<string> Addresses { get; init; } = [];

    static string ISealedAnswers<OwnAnswers>.SealedAs => "own";

    /// <summary>Somebody threatens or blackmails them.</summary>
    [JsonIgnore]
    public bool IsThreatened => OwnRequestText.IsThreat(Happened);

    public OwnRequestText ToText(string? reachMe) => new()
    {
        Age = Age ?? default, AgeWasChecked = AgeWasChecked, Happened = Happened, Fingerprints = Fingerprints ?? "", Addresses = Addresses, ReachMe = reachMe,
    };

    byte[] ISealedAnswers<OwnAnswers>.ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, OwnJson.Default.OwnAnswers);

    static OwnAnswers? ISealedAnswers<OwnAnswers>.FromJson(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, OwnJson.Default.OwnAnswers);

    // Privacy: a record prints its members.
    public override string ToString() => "[own answers]";
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(OwnAnswers))]
internal sealed partial class OwnJson : JsonSerializerContext;
