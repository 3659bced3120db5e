using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Members;
using OpenHotline.Recognise.YoungPeople;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Members;

/// <summary>Members and their keys, and imports.</summary>
public static class MemberPages
{
    private const int MaxShown = 500;

    public static IEndpointRouteBuilder MapMembers(this IEndpointRouteBuilder door)
    {
        door.MapGet("/members", async (HotlineDb db, CancellationToken stop) => await ListAsync(db, FieldErrors.None, null, stop)).RequirePermission(Permission.ManageHouse);
        door.MapPost("/members", AddAsync).RequirePermission(Permission.ManageHouse);
        door.MapPost("/members/{memberId:guid}/keys", IssueAsync).RequirePermission(Permission.ManageHouse);
        door.MapPost("/members/keys/{keyId:guid}/revoke", RevokeAsync).RequirePermission(Permission.ManageHouse);
        door.MapPost("/members/{memberId:guid}/own-list", GrantOwnListAsync).RequirePermission(Permission.ManageHouse);
        door.MapPost("/members/{memberId:guid}/own-list/end", EndOwnListAsync).RequirePermission(Permission.ManageHouse);
        return door.MapImport();
    }

    private static async Task<RazorComponentResult<MembersPage>> ListAsync(HotlineDb db, FieldErrors errors, NewMemberForm? typed, CancellationToken stop)
    {
        var members = await db.Set<Member>().AsNoTracking().OrderBy(member => member.Name).Take(MaxShown).ToListAsync(stop);
        var ids = members.ConvertAll(member => member.Id);
        var keys = (await db.Set<MemberKey>().AsNoTracking().Where(key => ids.Contains(key.MemberId)).OrderBy(key => key.IssuedAt).ToListAsync(stop)).ToLookup(key => key.MemberId);
        var granted = (await db.Set<OwnListGrant>().AsNoTracking().Where(one => ids.Contains(one.MemberId)).Select(one => one.MemberId).ToListAsync(stop)).ToHashSet();
        return new RazorComponentResult<MembersPage>(new { Members = members, Keys = keys, Granted = granted, Errors = errors, Typed = typed }) { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : null };
    }

    private static async Task<IResult> AddAsync([FromForm] NewMemberForm form, AddMember add, HotlineDb db, CancellationToken stop)
    {
        if (await add.RunAsync(form.Name, (ReportSource)form.Source, stop) is not AddMember.Outcome.Refused refused) return TypedResults.LocalRedirect("/members");
        var error = refused.Why switch
        {
            AddMember.Refusal.NameMissing => new FieldError("Name", "Enter the organisation's name"),
            AddMember.Refusal.NameTooLong => new FieldError("Name", $"Write at most {Member.MaxNameChars} characters"),
            AddMember.Refusal.NameTaken => new FieldError("Name", "There is a member of this name already"),
            _ => new FieldError("Source", "Choose as what its reports are counted"),
        };
        return await ListAsync(db, FieldErrors.Of(error), form, stop);
    }

    // The answer to this POST is the only page that ever shows the key: no redirect, nothing stored.
    private static async Task<Results<RazorComponentResult<MemberKeyPage>, NotFound>> IssueAsync(Guid memberId, IssueMemberKey issue, CancellationToken stop) =>
        await issue.RunAsync(memberId, stop) is IssueMemberKey.Outcome.Issued issued
            ? new RazorComponentResult<MemberKeyPage>(new { Key = issued.Key.Reveal() }) : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, NotFound>> RevokeAsync(Guid keyId, RevokeMemberKey revoke, CancellationToken stop) =>
        await revoke.RunAsync(keyId, stop) == RevokeMemberKey.Outcome.NoSuchKey ? TypedResults.NotFound() : TypedResults.LocalRedirect("/members");

    private static async Task<Results<RedirectHttpResult, NotFound>> GrantOwnListAsync(Guid memberId, HotlineDb db, ProposeAct propose, CancellationToken stop)
    {
        if (!await db.Set<Member>().AnyAsync(member => member.Id == memberId, stop)) return TypedResults.NotFound();
        await propose.RunAsync(GrantOwnListAct.Name, GrantOwnListAct.PayloadFor(memberId), stop);
        return TypedResults.LocalRedirect("/acts");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> EndOwnListAsync(Guid memberId, EndOwnListGrant end, CancellationToken stop) =>
        await end.RunAsync(memberId, stop) ? TypedResults.LocalRedirect("/members") : TypedResults.NotFound();
}
