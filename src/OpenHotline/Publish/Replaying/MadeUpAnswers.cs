using OpenHotline.Assess;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Publish.Replaying;

/// <summary>What an analyst ticks about a made-up case, so that the house's own table derives its codes.</summary>
internal static class MadeUpAnswers
{
    /// <summary>The whole sheet; null where a file's figures name codes that the questions do not have.</summary>
    public static AnswerSheet? SheetOf(MadeUpCase one, QuestionSet questions) => AnswerSheet.Read(questions, To(one), out _);

    public static IReadOnlyDictionary<string, int> To(MadeUpCase one)
    {
        var answers = new Dictionary<string, int>(StringComparer.Ordinal) { ["kind"] = (int)one.Kind };
        if (!one.IsActioned) return answers;
        (answers["commercial"], answers["site"], answers["risk"]) = ((int)one.Commercial, (int)one.Site, 2);
        if (one.Kind != ContentKind.Imagery) return answers;
        answers["origin"] = (int)(one.Made switch { HowMade.AiGenerated => Origin.AiGenerated, HowMade.AiAltered => Origin.AiAltered, _ => Origin.Real });
        answers["shown"] = (int)one.Severity;
        answers["development"] = one.Age is AgeBand.Age11To13 or AgeBand.Age14To15 or AgeBand.Age16To17 ? 2 : one.Age == AgeBand.Unknown ? 3 : 1;
        (answers["age"], answers["sex"], answers["made"]) = ((int)one.Age, (int)one.Sex, (int)one.Made);
        return answers;
    }
}
