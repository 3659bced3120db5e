using OpenHotline.Facts.Codes;

namespace OpenHotline.Assess;

/// <summary>Answers to a question set that are complete: every question asked is answered, and nothing else is.</summary>
public sealed record AnswerSheet
{
    private AnswerSheet(IReadOnlyDictionary<string, int> codes) => Codes = codes;

    /// <summary>The answer's code by question id, in the order of the set.</summary>
    public IReadOnlyDictionary<string, int> Codes { get; }

    public ContentKind Kind => (ContentKind)Codes["kind"];

    public Origin Origin => (Origin)Code("origin");

    public WhatIsShown Shown => (WhatIsShown)Code("shown");

    public Development Development => (Development)Code("development");

    public AgeBand YoungestChild => (AgeBand)Code("age");

    public DepictedSex Sex => (DepictedSex)Code("sex");

    public HowMade Made => Origin switch
    {
        _ when Kind != ContentKind.Imagery || Shown == WhatIsShown.NoneOfThese => HowMade.Unknown,
        Origin.AiGenerated => HowMade.AiGenerated,
        Origin.AiAltered => HowMade.AiAltered,
        _ => (HowMade)Code("made"),
    };

    public Commerciality Commercial => (Commerciality)Code("commercial");

    public SiteType Site => (SiteType)Code("site");

    public bool ChildAtRisk => Code("risk") == 1;

    /// <summary>Reads what was ticked. Answers to questions that are not asked are dropped: an earlier answer was changed.</summary>
    /// <param name="missing">Questions still to answer, in their order; empty when the sheet is complete.</param>
    /// <returns>Null while something is missing.</returns>
    public static AnswerSheet? Read(QuestionSet set, IReadOnlyDictionary<string, int> ticked, out IReadOnlyList<Question> missing)
    {
        var codes = Kept(set, ticked);
        missing = [.. set.Asked(codes, question => !codes.ContainsKey(question.Id))];
        return missing.Count == 0 ? new AnswerSheet(codes) : null;
    }

    /// <summary>The ticked answers that are among those offered, in the order of the set.</summary>
    public static IReadOnlyDictionary<string, int> Kept(QuestionSet set, IReadOnlyDictionary<string, int> ticked)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var question in set.Questions)
        {
            // Conditions speak of earlier questions only, so one walk in order is enough.
            if (ticked.TryGetValue(question.Id, out var code) && QuestionSet.Offers(question, code, codes)) codes[question.Id] = code;
        }

        return codes;
    }

    private int Code(string question) => Codes.GetValueOrDefault(question);
}
