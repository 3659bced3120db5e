using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Triage;

namespace OpenHotline.Assess;

/// <summary>Takes a blind second opinion from somebody who has not assessed the case. It changes no assessment: where the two differ, a senior looks.</summary>
public sealed class GiveSecondOpinion(HotlineDb db, UnitOfWork unit, Timeline timeline, QuestionSet questions, CategoryTable table, FinishClaim finish, RaiseChildAtRisk alarm, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Given(bool AgreesOnVerdict, bool AgreesOnCategory, bool AgreesOnAge) : Outcome;
        public sealed record GivenAlready : Outcome;
        public sealed record Incomplete(IReadOnlyList<Question> Missing) : Outcome;
        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoSuchOpinion = 1,

        /// <summary>Whoever assessed the case cannot give the second opinion on it.</summary>
        AssessedItBefore = 2,
    }

    public Task<Outcome> RunAsync(Guid opinionId, Guid accountId, IReadOnlyDictionary<string, int> ticked, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        await db.LockAsync("opinions", opinionId, inner);
        var opinion = await db.Set<Opinion>().SingleOrDefaultAsync(row => row.Id == opinionId, inner);
        if (opinion is null) return new Outcome.Refused(Refusal.NoSuchOpinion);
        if (opinion.GivenAt is not null) return new Outcome.GivenAlready();
        if (await Involvement.AssessedAsync(db, opinion.EpisodeId, accountId, inner)) return new Outcome.Refused(Refusal.AssessedItBefore);
        if (AnswerSheet.Read(questions, ticked, out var missing) is not { } sheet) return new Outcome.Incomplete(missing);
        opinion.Give(accountId, sheet, table.Derive(sheet), clock.GetUtcNow().UtcDateTime);
        timeline.Write(new SecondOpinionGiven(opinion.WebpageId, opinion.EpisodeId, opinion.AssessmentId, opinion.Id, opinion.AgreesOnVerdict, opinion.AgreesOnCategory, opinion.AgreesOnAge));
        await finish.OpinionGivenAsync(opinion.EpisodeId, inner);
        if (sheet.ChildAtRisk) await alarm.RunAsync(opinion.EpisodeId, inner);
        return new Outcome.Given(opinion.AgreesOnVerdict, opinion.AgreesOnCategory, opinion.AgreesOnAge);
    }, cancellation);
}
