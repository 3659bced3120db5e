using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Sandbox.Mail;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Page;

/// <summary>The pages about the small internet.</summary>
public static class SandboxPages
{
    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder door)
    {
        door.MapGet("/", (SandboxHouse house, TimeProvider clock) => new RazorComponentResult<TryPage>(new { House = house, Now = clock.GetUtcNow() }));
        door.MapGet("/codes", (SandboxHouse house, TimeProvider clock) => new RazorComponentResult<CodesPage>(new { House = house, Now = clock.GetUtcNow() }));
        door.MapGet("/mail", (SandboxHouse house) => new RazorComponentResult<MailboxesPage>(new { House = house }));
        door.MapGet("/mail/{mailbox}", (string mailbox, SandboxHouse house) =>
            Letterboxes.IsOurs(mailbox) ? (IResult)new RazorComponentResult<MailboxPage>(new { House = house, Mailbox = mailbox }) : TypedResults.NotFound());
        door.MapGet("/letters/{id:guid}", (Guid id, SandboxHouse house) =>
            house.Ground.Boxes.Find(id) is { } letter ? (IResult)new RazorComponentResult<LetterPage>(new { House = house, Letter = letter }) : TypedResults.NotFound());
        door.MapGet("/hosts", (SandboxHouse house) => new RazorComponentResult<HostsPage>(new { House = house }));
        door.MapPost("/another", (SandboxHouse house) =>
        {
            foreach (var site in house.Ground.World.Sites) house.Ground.World.TakeNext(site.Name);
            return Results.LocalRedirect("/");
        }).DisableAntiforgery();
        door.MapPost("/hosts/{site}/{album:int}/take-down", (string site, int album, SandboxHouse house) => Change(house, site, album, PageState.Gone)).DisableAntiforgery();
        door.MapPost("/hosts/{site}/{album:int}/put-back", (string site, int album, SandboxHouse house) => Change(house, site, album, PageState.Up)).DisableAntiforgery();
        return door;
    }

    private static IResult Change(SandboxHouse house, string site, int album, PageState state)
    {
        if (album is < 1 or > PageKey.MaxAlbum || house.Ground.World.FindSite(site) is null) return TypedResults.NotFound();
        house.Ground.World.Change(new PageKey(site, album), state);
        return Results.LocalRedirect("/hosts");
    }
}
