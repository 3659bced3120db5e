using OpenHotline.Assess;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Tests.Assess;

public sealed class CategoryTests
{
    private static readonly QuestionSet Questions = QuestionSet.Shipped;
    private static readonly CategoryTable Table = CategoryTable.Shipped;

    /// <summary>Every sheet that can be filled in, each tail question but the deciding ones answered once.</summary>
    private static IEnumerable<AnswerSheet> AllSheets() => Fill(new Dictionary<string, int>(StringComparer.Ordinal));

    [Fact]
    public void Only_imagery_has_a_severity()
    {
        var count = 0;
        foreach (var sheet in AllSheets())
        {
            var derived = Table.Derive(sheet);
            count++;
            if (sheet.Kind == ContentKind.Imagery) continue;
            Assert.Equal((UkCategory.None, IndustryClass.None), (derived.Uk, derived.Industry));
        }

        Assert.True(count > 500, "Too few sheets: the walk does not reach the questions.");
    }

    [Fact]
    public void Every_sheet_has_one_verdict_and_severity_goes_with_acting()
    {
        foreach (var sheet in AllSheets())
        {
            var derived = Table.Derive(sheet);
            Assert.Equal(sheet.Kind == ContentKind.CannotBeSeen, derived.Verdict == Verdict.CannotBeAssessed);
            Assert.Equal(derived.Uk != UkCategory.None, sheet.Kind == ContentKind.Imagery && derived.Verdict == Verdict.Actionable);
            Assert.Equal(derived.Inhope != InhopeClass.None, derived.Verdict == Verdict.Actionable);
            if (derived.Inhope == InhopeClass.Baseline) Assert.Equal((Origin.Real, Development.Prepubescent), (sheet.Origin, sheet.Development));
        }
    }

    [Fact]
    public void The_letter_of_the_industry_class_is_the_development_and_its_digit_what_is_shown()
    {
        foreach (var sheet in AllSheets().Where(sheet => sheet.Kind == ContentKind.Imagery && sheet.Shown != WhatIsShown.NoneOfThese))
        {
            var expected = (sheet.Development, sheet.Shown) switch
            {
                (Development.Prepubescent, WhatIsShown.CategoryC) => IndustryClass.A2,
                (Development.Prepubescent, _) => IndustryClass.A1,
                (Development.Pubescent, WhatIsShown.CategoryC) => IndustryClass.B2,
                (Development.Pubescent, _) => IndustryClass.B1,
                _ => IndustryClass.None,
            };
            Assert.Equal((expected, (UkCategory)(int)sheet.Shown), (Table.Derive(sheet).Industry, Table.Derive(sheet).Uk));
        }
    }

    [Fact]
    public void How_it_was_made_follows_from_its_origin()
    {
        foreach (var sheet in AllSheets())
        {
            var machine = sheet.Made is HowMade.AiGenerated or HowMade.AiAltered;
            Assert.Equal(sheet.Kind == ContentKind.Imagery && sheet.Shown != WhatIsShown.NoneOfThese && sheet.Origin is Origin.AiGenerated or Origin.AiAltered && sheet.Kind == ContentKind.Imagery && sheet.Shown != WhatIsShown.NoneOfThese, machine);
        }
    }

    [Fact]
    public void Answers_to_questions_that_are_not_asked_are_dropped()
    {
        var ticked = new Dictionary<string, int>(StringComparer.Ordinal) { ["kind"] = 6, ["shown"] = 1, ["age"] = 2, ["nonsense"] = 5 };
        var sheet = AnswerSheet.Read(Questions, ticked, out var missing);
        Assert.Empty(missing);
        Assert.Equal(["kind"], sheet!.Codes.Keys);
        Assert.Equal(AgeBand.Unknown, sheet.YoungestChild);
    }

    [Fact]
    public void Missing_and_impossible_answers_are_asked_for_in_order()
    {
        var ticked = new Dictionary<string, int>(StringComparer.Ordinal) { ["kind"] = 1, ["origin"] = 2, ["commercial"] = 99 };
        Assert.Null(AnswerSheet.Read(Questions, ticked, out var missing));
        Assert.Equal(["origin", "shown", "commercial", "site", "risk"], missing.Select(question => question.Id));
        Assert.Null(AnswerSheet.Read(Questions, new Dictionary<string, int>(StringComparer.Ordinal), out var first));
        Assert.Equal(["kind"], first.Select(question => question.Id));
    }

    [Fact]
    public void Each_question_gives_every_answer_its_own_key_and_only_earlier_questions_decide_it()
    {
        for (var i = 0; i < Questions.Questions.Count; i++)
        {
            var question = Questions.Questions[i];
            Assert.Equal(question.Answers.Count, question.Answers.Select(answer => answer.Key).Distinct().Count());
            Assert.Equal(question.Answers.Count, question.Answers.Select(answer => answer.Code).Distinct().Count());
            var earlier = Questions.Questions.Take(i).Select(one => one.Id).ToList();
            var conditions = (question.When ?? []).Concat(question.Answers.SelectMany(answer => answer.When ?? []));
            Assert.All(conditions, condition => Assert.Contains(condition.Question, earlier));
        }
    }

    [Fact]
    public void Self_generated_stands_in_quotation_marks_with_its_sentence()
    {
        var made = Questions.Questions.Single(question => question.Id == "made");
        Assert.Contains("never says consent", made.Hint, StringComparison.Ordinal);
        Assert.Equal("\"Self-generated\"", made.Answers.Single(answer => answer.Code == (int)HowMade.SelfGenerated).Text);
    }

    private static IEnumerable<AnswerSheet> Fill(Dictionary<string, int> codes)
    {
        if (AnswerSheet.Read(Questions, codes, out var missing) is { } sheet) return [sheet];
        var question = missing[0];
        // What decides nothing is answered by its first answer only: the product stays small and whole where it matters.
        var answers = question.Id is "commercial" or "site" or "risk" ? question.Answers.Take(1) : question.Answers;
        return answers.SelectMany(answer => Fill(new Dictionary<string, int>(codes, StringComparer.Ordinal) { [question.Id] = answer.Code }));
    }
}
