using System.Text.Json;
using OpenHotline.Facts;
using OpenHotline.Publish.Withholding;

namespace OpenHotline.Publish.Counting;

/// <summary>What kind of fact is counted.</summary>
internal enum CountedKind
{
    Received = 1,
    Assessed = 2,
    DisputeDecided = 3,
    Traced = 4,
    Removed = 5,
}

/// <summary>What counting needs of a fact, read from its bytes without making the rest of it.</summary>
/// <remarks>A rebuild reads millions: this takes a microsecond, the whole fact ten.</remarks>
internal struct CountedFact
{
    /// <summary>The kinds, at the number of their <see cref="CountedKind"/>.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["", FactKinds.Of<ReportReceived>(), FactKinds.Of<EpisodeAssessed>(), FactKinds.Of<DisputeDecided>(), FactKinds.Of<HostTraced>(), FactKinds.Of<PageRemoved>()];

    public CountedKind What;

    /// <summary>When it was written, in milliseconds since 1970.</summary>
    public long At;

    /// <summary>When a report came or a page was first seen gone.</summary>
    public long HappenedAt;

    public Guid EpisodeId;
    public Guid AssessmentId;
    public bool IsOnion;
    public bool IsUpheld;
    public long? SecondsFromNotice;
    public int Place;
    public int Verdict, Thing, Kind, Severity, Age, Sex, Made, Commercial, Site, Source;
    public int Inhope, Industry;

    /// <summary>0 in facts from before these were told.</summary>
    public int Origin, Shown, Development;

    public static CountedFact Read(CountedKind what, ReadOnlySpan<byte> bytes)
    {
        var fact = new CountedFact { What = what };
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            var name = reader.ValueSpan;
            if (reader.CurrentDepth == 1)
            {
                if (!name.SequenceEqual("at"u8)) continue;
                reader.Read();
                fact.At = reader.GetInt64();
            }
            else
            {
                fact.Take(name, ref reader);
            }
        }

        return fact;
    }

    private void Take(ReadOnlySpan<byte> name, ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                TakeNumber(name, reader.GetInt64());
                break;
            case JsonTokenType.True or JsonTokenType.False:
                if (name.SequenceEqual("isOnion"u8)) IsOnion = reader.TokenType == JsonTokenType.True;
                else if (name.SequenceEqual("upheld"u8)) IsUpheld = reader.TokenType == JsonTokenType.True;
                break;
            case JsonTokenType.String:
                if (name.SequenceEqual("episodeId"u8)) EpisodeId = reader.GetGuid();
                else if (name.SequenceEqual("assessmentId"u8)) AssessmentId = reader.GetGuid();
                else if (name.SequenceEqual("country"u8) && reader.ValueSpan.Length == 2) Place = Places.NumberOf($"{(char)reader.ValueSpan[0]}{(char)reader.ValueSpan[1]}");
                break;
        }
    }

    private void TakeNumber(ReadOnlySpan<byte> name, long number)
    {
        if (name.SequenceEqual("receivedAt"u8) || name.SequenceEqual("removedAt"u8)) HappenedAt = number;
        else if (name.SequenceEqual("secondsFromNotice"u8)) SecondsFromNotice = number;
        else if (name.SequenceEqual("verdict"u8)) Verdict = Code(number);
        else if (name.SequenceEqual("thing"u8)) Thing = Code(number);
        else if (name.SequenceEqual("kind"u8)) Kind = Code(number);
        else if (name.SequenceEqual("uk"u8)) Severity = Code(number);
        else if (name.SequenceEqual("youngestChild"u8)) Age = Code(number);
        else if (name.SequenceEqual("sex"u8)) Sex = Code(number);
        else if (name.SequenceEqual("made"u8)) Made = Code(number);
        else if (name.SequenceEqual("commercial"u8)) Commercial = Code(number);
        else if (name.SequenceEqual("site"u8)) Site = Code(number);
        else if (name.SequenceEqual("source"u8)) Source = Code(number);
        else if (name.SequenceEqual("inhope"u8)) Inhope = Code(number);
        else if (name.SequenceEqual("industry"u8)) Industry = Code(number);
        else if (name.SequenceEqual("origin"u8)) Origin = Code(number);
        else if (name.SequenceEqual("shown"u8)) Shown = Code(number);
        else if (name.SequenceEqual("development"u8)) Development = Code(number);
    }

    /// <summary>A code that no table of cells has is counted as the last number, which has no word: never as another cell.</summary>
    public static int Code(long number) => number is >= 0 and < Cell.MostCodes ? (int)number : Cell.MostCodes - 1;
}
