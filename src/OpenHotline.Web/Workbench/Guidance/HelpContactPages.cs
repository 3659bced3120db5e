using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts;
using OpenHotline.Prevent.Help;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Guidance;

/// <summary>Help services: written down by one person, tried by another, then shown.</summary>
internal static class HelpContactPages
{
    public static IEndpointRouteBuilder MapHelpContacts(this IEndpointRouteBuilder door)
    {
        door.MapGet("/guidance/contacts", (ReadHelpContacts read, CurrentAccount account, CancellationToken stop) => PageAsync(read, account, null, new ContactForm(), stop)).RequirePermission(Permission.ReviewPrevention);
        door.MapPost("/guidance/contacts", AddAsync).RequirePermission(Permission.Campaigns);
        door.MapPost("/guidance/contacts/{contactId:guid}/check", CheckAsync).RequirePermission(Permission.ReviewPrevention);
        door.MapPost("/guidance/contacts/{contactId:guid}/remove", RemoveAsync).RequirePermission(Permission.Campaigns);
        return door;
    }

    private static async Task<IResult> AddAsync([FromForm] ContactForm form, AddHelpContact add, ReadHelpContacts read, CurrentAccount account, CancellationToken stop)
    {
        var outcome = await add.RunAsync(new HelpService(form.Country ?? "", form.Name ?? "", (HelpFor)form.For, form.Telephone ?? "", form.Hours ?? "", form.Languages ?? ""), stop);
        return outcome is not AddHelpContact.Outcome.Refused refused ? TypedResults.LocalRedirect("/guidance/contacts") : await PageAsync(read, account, refused.Why switch
        {
            AddHelpContact.Refusal.NoSuchCountry => new FieldError("country", "Enter a country as two letters, for example GB"),
            AddHelpContact.Refusal.NoName => new FieldError("name", "Enter the service's name"),
            AddHelpContact.Refusal.NoSuchAudience => new FieldError("for", "Choose for whom it is"),
            AddHelpContact.Refusal.NoTelephone => new FieldError("telephone", "Enter a telephone number"),
            AddHelpContact.Refusal.NoHours => new FieldError("hours", "Say when somebody answers"),
            AddHelpContact.Refusal.NoLanguages => new FieldError("languages", "Say which languages are spoken there"),
            AddHelpContact.Refusal.TooMany => new FieldError("", $"There are at most {AddHelpContact.MaxContacts} services"),
            _ => new FieldError("name", $"Use at most {AddHelpContact.MaxCharacters} characters"),
        }, form, stop);
    }

    private static async Task<IResult> CheckAsync(Guid contactId, CheckHelpContact check, ReadHelpContacts read, CurrentAccount account, CancellationToken stop) => await check.RunAsync(contactId, stop) switch
    {
        CheckHelpContact.Outcome.Checked => TypedResults.LocalRedirect("/guidance/contacts"),
        CheckHelpContact.Outcome.SomebodyElseMust => await PageAsync(read, account, new FieldError("", "Somebody else has to try it: you wrote it down"), new ContactForm(), stop),
        _ => TypedResults.NotFound(),
    };

    private static async Task<IResult> RemoveAsync(Guid contactId, RemoveHelpContact remove, CancellationToken stop)
    {
        await remove.RunAsync(contactId, stop);
        return TypedResults.LocalRedirect("/guidance/contacts");
    }

    private static async Task<IResult> PageAsync(ReadHelpContacts read, CurrentAccount account, FieldError? error, ContactForm typed, CancellationToken stop) =>
        new RazorComponentResult<HelpContactsPage>(new { Contacts = await read.AllAsync(stop), Errors = error is null ? FieldErrors.None : FieldErrors.Of(error), Typed = typed, MayWrite = account.May(Permission.Campaigns) })
        {
            StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
}
