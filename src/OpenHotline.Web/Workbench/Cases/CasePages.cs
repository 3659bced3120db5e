using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Triage;
using OpenHotline.Verify;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench.Assessing;
using OpenHotline.Web.Workbench.Queue;

namespace OpenHotline.Web.Workbench.Cases;

/// <summary>A webpage's own page: its timeline, with who and when; never who looked at what.</summary>
public static class CasePages
{
    public static IEndpointRouteBuilder MapCases(this IEndpointRouteBuilder door)
    {
        door.MapGet("/cases", RecentAsync).RequirePermission(Permission.SeeCases);
        door.MapGet("/cases/{id:guid}", ShowAsync).RequirePermission(Permission.SeeCases);
        door.MapPost("/cases/{id:guid}/second-opinion/{episode:guid}", AskAsync).RequirePermission(Permission.Assess);
        return door.MapFinding();
    }

    private static async Task<RazorComponentResult<RecentCasesPage>> RecentAsync(ReadQueue read, CancellationToken stop) =>
        new(new { Cases = await read.RecentAsync(RecentCasesPage.MostRecent, stop) });

    private static async Task<IResult> ShowAsync(Guid id, string? said, ReadCase read, StaffAccounts staff, ReadChecks checks, JudgeCorrection judge, CurrentAccount account, CancellationToken stop)
    {
        var cases = await read.OfWebpageAsync(id, stop);
        var facts = await read.TimelineAsync(id, stop);
        if (cases.Count == 0 && facts.Count == 0) return TypedResults.NotFound();
        var people = facts.Select(entry => Guid.TryParse(entry.By, out var who) ? who : Guid.Empty).Where(who => who != Guid.Empty).Distinct().ToList();
        var names = await staff.NamesAsync(people, stop);
        var blind = await read.BlindAsync(cases.ConvertAll(item => item.Id), stop);
        var reasons = await checks.ReasonsAsync([.. facts.Select(entry => entry.Fact).OfType<Facts.PageChecked>().Select(look => look.CheckId)], stop);
        var own = cases.Count > 0 && account.May(Permission.Assess) ? await judge.RunAsync(cases[0].Id, account.Id, stop) : JudgeCorrection.Standing.NotTheirs;
        return new RazorComponentResult<CasePage>(new
        {
            Model = new CasePageModel(
                id, cases, new CaseTimeline(names, blind, reasons).Tell(facts), End(cases, facts), account.May(Permission.Assess), account.May(Permission.SecondOpinion), facts.Count == ReadCase.MostFacts, own, said == CorrectPages.Corrected),
        });
    }

    private static EpisodeEnd? End(List<QueueItem> cases, IReadOnlyList<OpenHotline.Ground.Timeline.TimelineEntry> facts) => cases.Count == 0 ? null : facts
        .Select(entry => entry.Fact).LastOrDefault(fact => fact is Facts.EpisodeClosed closed && closed.EpisodeId == cases[0].Id || fact is Facts.EpisodeReopened reopened && reopened.EpisodeId == cases[0].Id)
        is Facts.EpisodeClosed last ? last.End : null;

    private static async Task<IResult> AskAsync(Guid id, Guid episode, [FromForm] PressedForm pressed, RequestSecondOpinion request, CurrentAccount account, CancellationToken stop)
    {
        await request.RunAsync(episode, account.Id, stop);
        return Going.To($"/cases/{id}");
    }
}

/// <summary>Everything on a webpage's own page.</summary>
/// <param name="End">How the newest case ended; null while it has not.</param>
/// <param name="Own">Whether the reader may correct an own assessment of the newest case.</param>
/// <param name="IsCorrected">True right after the reader did.</param>
public sealed record CasePageModel(Guid Id, IReadOnlyList<QueueItem> Cases, IReadOnlyList<Components.TimelineEntry> Entries, EpisodeEnd? End, bool MayAssess, bool IsSenior, bool OldestLeftOut, JudgeCorrection.Standing Own, bool IsCorrected);
