using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Assess;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Timeline;
using OpenHotline.Triage;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
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
        return door;
    }

    private static async Task<RazorComponentResult<RecentCasesPage>> RecentAsync(ReadQueue read, CurrentAccount account, CancellationToken stop) =>
        new(new { Recent = await read.RecentAsync(50, stop), MayAssess = account.May(Permission.Assess) });

    private static async Task<IResult> ShowAsync(Guid id, ReadCase read, StaffAccounts staff, CurrentAccount account, TimeProvider clock, CancellationToken stop)
    {
        var cases = await read.OfWebpageAsync(id, stop);
        var facts = await read.TimelineAsync(id, stop);
        if (cases.Count == 0 && facts.Count == 0) return TypedResults.NotFound();
        var people = facts.Select(entry => Guid.TryParse(entry.By, out var who) ? who : Guid.Empty).Where(who => who != Guid.Empty).Distinct().ToList();
        var names = await staff.NamesAsync(people, stop);
        var blind = await read.BlindAsync(cases.ConvertAll(item => item.Id), stop);
        var entries = facts.Select(entry => Entry(entry, names, blind)).ToList();
        return new RazorComponentResult<CasePage>(new
        {
            Model = new CasePageModel(id, cases, entries, account.May(Permission.Assess), account.May(Permission.SecondOpinion), facts.Count == ReadCase.MostFacts, clock.GetUtcNow().UtcDateTime),
        });
    }

    private static async Task<IResult> AskAsync(Guid id, Guid episode, [FromForm] PressedForm pressed, RequestSecondOpinion request, CurrentAccount account, CancellationToken stop)
    {
        await request.RunAsync(episode, account.Id, stop);
        return Going.To($"/cases/{id}");
    }

    private static Components.TimelineEntry Entry(OpenHotline.Ground.Timeline.TimelineEntry entry, Dictionary<Guid, string> names, IReadOnlySet<Guid> blind)
    {
        var (title, text) = FactSentences.Of(entry.Fact, entry.Fact is Facts.EpisodeAssessed assessed && blind.Contains(assessed.EpisodeId));
        var by = Guid.TryParse(entry.By, out var who) ? names.GetValueOrDefault(who, "a former colleague") : entry.By == "house" ? null : $"the {entry.By}";
        return new Components.TimelineEntry(title, entry.At, by, text);
    }
}

/// <summary>Everything on a webpage's own page.</summary>
public sealed record CasePageModel(Guid Id, IReadOnlyList<QueueItem> Cases, IReadOnlyList<Components.TimelineEntry> Entries, bool MayAssess, bool IsSenior, bool OldestLeftOut, DateTime Now);
