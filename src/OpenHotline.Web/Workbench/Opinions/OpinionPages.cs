using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench.Assessing;
using OpenHotline.Web.Workbench.Queue;

namespace OpenHotline.Web.Workbench.Opinions;

/// <summary>Blind second opinions: what waits, what differs, how well the team agrees.</summary>
public static class OpinionPages
{
    public static IEndpointRouteBuilder MapOpinions(this IEndpointRouteBuilder door)
    {
        door.MapGet("/opinions", ListAsync).RequirePermission(Permission.SecondOpinion);
        door.MapGet("/opinions/{id:guid}", OpenAsync).RequirePermission(Permission.SecondOpinion);
        door.MapPost("/opinions/{id:guid}", GiveAsync).RequirePermission(Permission.SecondOpinion);
        door.MapPost("/opinions/{id:guid}/keep", KeepAsync).RequirePermission(Permission.SecondOpinion);
        return door.MapChanges().MapDisputes();
    }

    private static async Task<RazorComponentResult<OpinionsPage>> ListAsync(HotlineDb db, AgreementFigures figures, CurrentAccount account, TimeProvider clock, string? said, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var waiting = await db.Opinions.AsNoTracking().Where(row => row.GivenAt == null).OrderBy(row => row.AskedAt).Take(100).ToListAsync(stop);
        var differing = await db.Opinions.AsNoTracking().Where(row => row.GivenAt != null && row.SettledAt == null).OrderBy(row => row.GivenAt).Take(100).ToListAsync(stop);
        var disputes = await db.Disputes.AsNoTracking().Where(row => row.State == DisputeState.Open).OrderBy(row => row.OpenedAt).Take(100).ToListAsync(stop);
        return new(new { Model = new OpinionsModel(waiting, differing, disputes, await figures.RunAsync(now.AddDays(-AgreementTable.AgreementDays), now.AddSeconds(1), stop), account.Id, said) });
    }

    private static async Task<IResult> OpenAsync(Guid id, HotlineDb db, AssessingDesk desk, QuestionSet set, CategoryTable table, CurrentAccount account, TimeProvider clock, CancellationToken stop)
    {
        if (await FindAsync(db, id, stop) is not { } opinion) return TypedResults.NotFound();
        if (opinion.GivenAt is not null) return Going.To("/opinions?said=given-already");
        if (opinion.FirstAnalystId == account.Id) return Going.To("/opinions?said=assessed-it");
        return await ShowAsync(opinion, AnswersModel.Of(set, table, new Dictionary<string, int>(), Guid.CreateVersion7(clock.GetUtcNow())), desk, StatusCodes.Status200OK, stop);
    }

    private static async Task<IResult> GiveAsync(
        Guid id, [FromForm] AssessingForm form, GiveSecondOpinion give, HotlineDb db, AssessingDesk desk, QuestionSet set, CategoryTable table, CurrentAccount account, CancellationToken stop)
    {
        if (await FindAsync(db, id, stop) is not { } opinion) return TypedResults.NotFound();
        var ticked = form.Ticked();
        if (form.Then == "work-out") return await ShowAsync(opinion, AnswersModel.Of(set, table, ticked, Guid.Empty), desk, StatusCodes.Status200OK, stop);
        return await give.RunAsync(id, account.Id, ticked, stop) switch
        {
            GiveSecondOpinion.Outcome.Given { AgreesOnVerdict: true, AgreesOnCategory: true } => Going.To("/opinions?said=agree"),
            GiveSecondOpinion.Outcome.Given => Going.To("/opinions?said=differ"),
            GiveSecondOpinion.Outcome.GivenAlready => Going.To("/opinions?said=given-already"),
            GiveSecondOpinion.Outcome.Incomplete incomplete => await ShowAsync(opinion, AnswersModel.Of(set, table, ticked, Guid.Empty, errors: AnswersModel.Missing(incomplete.Missing)), desk, StatusCodes.Status400BadRequest, stop),
            GiveSecondOpinion.Outcome.Refused { Why: GiveSecondOpinion.Refusal.AssessedItBefore } => Going.To("/opinions?said=assessed-it"),
            _ => TypedResults.NotFound(),
        };
    }

    private static async Task<IResult> KeepAsync(Guid id, [FromForm] PressedForm pressed, KeepAssessment keep, CurrentAccount account, CancellationToken stop) =>
        await keep.RunAsync(id, account.Id, stop) switch
        {
            KeepAssessment.Outcome.Kept => Going.To("/opinions?said=kept"),
            KeepAssessment.Outcome.AssessedItBefore => Going.To("/opinions?said=assessed-it"),
            _ => Going.To("/opinions?said=settled"),
        };

    private static Task<Opinion?> FindAsync(HotlineDb db, Guid id, CancellationToken stop) => db.Opinions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop);

    private static async Task<IResult> ShowAsync(Opinion opinion, AnswersModel answers, AssessingDesk desk, int status, CancellationToken stop) =>
        await desk.LayAsync(opinion.EpisodeId, LookReason.SecondOpinion, isBlind: true, stop) is { } laid
            ? new RazorComponentResult<OpinionPage>(new { Case = laid, Answers = answers, Action = $"/opinions/{opinion.Id}", Title = "A blind second opinion", Submit = "Give my opinion" }) { StatusCode = status }
            : TypedResults.NotFound();
}

/// <summary>Everything on the opinions' page.</summary>
public sealed record OpinionsModel(IReadOnlyList<Opinion> Waiting, IReadOnlyList<Opinion> Differing, IReadOnlyList<Dispute> Disputes, TeamAgreement Team, Guid Me, string? Said);
