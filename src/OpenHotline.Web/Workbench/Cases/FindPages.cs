using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts;
using OpenHotline.Triage;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench.Queue;

namespace OpenHotline.Web.Workbench.Cases;

/// <summary>A case's number as somebody typed it.</summary>
public sealed record FindForm
{
    [MaxLength(100)]
    public string? Number { get; init; }
}

/// <summary>From a case's number to the case: on the page of cases, and at the top of every page.</summary>
internal static class FindPages
{
    // Enough to say which page is meant, too little to be an address: more is not shown again.
    private const int MostShownAgain = 20;

    public static IEndpointRouteBuilder MapFinding(this IEndpointRouteBuilder door)
    {
        // Privacy: a post, since somebody may paste an address here by mistake, and what is posted stands in no log.
        door.MapPost("/cases/find", FindAsync).RequirePermission(Permission.SeeCases);
        return door;
    }

    private static async Task<IResult> FindAsync([FromForm] FindForm form, FindCase find, ReadQueue read, CancellationToken stop)
    {
        if (CaseNumber.Read(form.Number) is not { } number)
            return await AgainAsync("A case’s number is C and eight digits, where the letters A to F are digits too: C-9F3A01B7", StatusCodes.Status400BadRequest);
        var found = await find.RunAsync(number, stop);
        return found.Count switch
        {
            0 => await AgainAsync($"No case has the number {number}", StatusCodes.Status404NotFound),
            1 => Going.To($"/cases/{found[0].WebpageId}"),
            _ => new RazorComponentResult<RecentCasesPage>(new { Cases = found, Shared = number.ToString(), Typed = number.ToString() }),
        };

        async Task<IResult> AgainAsync(string why, int status) => new RazorComponentResult<RecentCasesPage>(new
        {
            Cases = await read.RecentAsync(RecentCasesPage.MostRecent, stop),
            Typed = form.Number?.Length <= MostShownAgain ? form.Number : null,
            Errors = FieldErrors.Of(new FieldError("number", why)),
        })
        { StatusCode = status };
    }
}
