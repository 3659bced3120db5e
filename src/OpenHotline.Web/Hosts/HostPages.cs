using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Timeline;
using OpenHotline.Notify;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Hosts;

/// <summary>The code as typed.</summary>
public sealed record CodeForm
{
    [MaxLength(40)]
    public string? Code { get; init; }
}

/// <summary>An answer as posted.</summary>
/// <remarks>Members, not constructor parameters: the form binder calls a parameter missing whose field was not sent.</remarks>
public sealed record AnswerForm
{
    /// <summary>The number of a <see cref="HostAnswer"/>; 0 contests the clock.</summary>
    [Required, Range(0, 4)]
    public int? Answer { get; init; }

    /// <summary>True answers for every open address; else those whose boxes, all named <c>chosen</c>, are ticked.</summary>
    public bool All { get; init; }

    [MaxLength(HostReply.MaxCharacters * 2)]
    public string? Text { get; init; }
}

/// <summary>A recipient's page: what to remove and how to answer.</summary>
/// <remarks>
/// The cookie is strict, so no other site can post with it. Opening any page changes nothing: mail systems fetch links before people do.
/// </remarks>
public static class HostPages
{
    private const int MostChosen = 500;
    internal const string Cookie = "openhotline-hosts-visit";

    public static IEndpointRouteBuilder MapHostPages(this IEndpointRouteBuilder door)
    {
        var pages = door.MapGroup("").AllowAnonymous().DisableAntiforgery();
        pages.MapGet("/", () => new RazorComponentResult<WelcomePage>());
        pages.MapGet("/signature", (SignMail sign) => new RazorComponentResult<SignaturePage>(new { Key = sign.PublicKey }));
        pages.MapGet("/n/{token}", LinkAsync);
        pages.MapPost("/n/{token}/code", AskAsync);
        pages.MapGet("/n/{token}/code", (string token) => new RazorComponentResult<CodePage>(new { Token = token }));
        pages.MapPost("/n/{token}/open", OpenAsync);
        pages.MapGet("/page", PageAsync);
        pages.MapPost("/page/answer", AnswerAsync);
        // Who asks for the address of a refused answer again means the page.
        pages.MapGet("/page/answer", () => Go("/page"));
        pages.MapPost("/leave", Leave);
        return door;
    }

    private static async Task<IResult> LinkAsync(string token, HostLinks links, CancellationToken stop) =>
        await links.FindAsync(token, stop) is { } notice
            ? new RazorComponentResult<LinkPage>(new { Token = token, notice.Ticket })
            : TypedResults.NotFound();

    private static async Task<IResult> AskAsync(string token, AskForCode ask, CancellationToken stop) => await ask.RunAsync(token, stop) switch
    {
        AskForCode.Outcome.OnItsWay => Go($"/n/{token}/code"),
        AskForCode.Outcome.TooMany => TypedResults.StatusCode(StatusCodes.Status429TooManyRequests),
        _ => TypedResults.NotFound(),
    };

    private static async Task<IResult> OpenAsync(string token, [FromForm] CodeForm form, EnterCode enter, IStringLocalizer<HostWords> words, NotifySettings settings, HttpContext http)
    {
        switch (await enter.RunAsync(token, form.Code ?? "", http.RequestAborted))
        {
            case EnterCode.Outcome.Opened opened:
                http.Response.Cookies.Append(Cookie, opened.Visit, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = settings.VisitLife, Path = "/" });
                return Go("/page");
            case EnterCode.Outcome.Wrong:
                var errors = FieldErrors.Of(new FieldError("code", words["CodeWrong"]));
                return new RazorComponentResult<CodePage>(new { Token = token, Errors = errors }) { StatusCode = StatusCodes.Status400BadRequest };
            default:
                return TypedResults.NotFound();
        }
    }

    private static async Task<IResult> PageAsync(HostPage page, HttpContext http) =>
        await page.VisitAsync(http.Request.Cookies[Cookie], http.RequestAborted) is { } visit
            ? new RazorComponentResult<NoticesPage>(new { Model = await page.ReadAsync(visit, http.RequestAborted), IsTaken = http.Request.Query.ContainsKey("taken") })
            : new RazorComponentResult<WelcomePage>(new { HasEnded = true }) { StatusCode = StatusCodes.Status403Forbidden };

    private static async Task<IResult> AnswerAsync([FromForm] AnswerForm form, HostPage page, AnswerNotices answer, Actor actor, IStringLocalizer<HostWords> words, HttpContext http)
    {
        if (await page.VisitAsync(http.Request.Cookies[Cookie], http.RequestAborted) is not { } visit)
            return new RazorComponentResult<WelcomePage>(new { HasEnded = true }) { StatusCode = StatusCodes.Status403Forbidden };
        // Nothing ticked is not the same as contesting the clock.
        if (form.Answer is not (>= 0 and <= 4)) return TypedResults.BadRequest();
        actor.ActAs("host");
        var said = form.Answer == 0 ? (HostAnswer?)null : (HostAnswer)form.Answer;
        // The form binder wants numbered boxes; a plain form without script sends one name many times.
        var chosen = http.Request.Form["chosen"].Take(MostChosen).Select(id => Guid.TryParse(id, out var read) ? read : Guid.Empty).ToList();
        if (await answer.RunAsync(visit, form.All ? null : chosen, said, form.Text, http.RequestAborted) is not AnswerNotices.Outcome.Refused refused) return Go("/page?taken");
        var (field, word) = refused.Why switch
        {
            AnswerNotices.Refusal.NothingChosen => ("chosen", "NothingChosen"),
            AnswerNotices.Refusal.TextMissing => ("text", "TextMissing"),
            _ => ("text", "TextTooLong"),
        };
        var errors = FieldErrors.Of(new FieldError(field, string.Format(CultureInfo.CurrentCulture, words[word], HostReply.MaxCharacters)));
        var model = await page.ReadAsync(visit, http.RequestAborted);
        return new RazorComponentResult<NoticesPage>(new { Model = model, Errors = errors, Typed = form, Chosen = chosen }) { StatusCode = StatusCodes.Status400BadRequest };
    }

    private static IResult Leave(HttpContext http)
    {
        http.Response.Cookies.Delete(Cookie);
        return Go("/");
    }

    private static IResult Go(string path) => TypedResults.LocalRedirect(PageLanguage.Current.Href(path), permanent: false, preserveMethod: false);
}
