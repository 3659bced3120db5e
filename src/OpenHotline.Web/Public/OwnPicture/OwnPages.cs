using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Prevent.Help;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Public.Form;

namespace OpenHotline.Web.Public.OwnPicture;

/// <summary>A young person's own way: a picture of themselves is blocked, and never leaves their device.</summary>
public static class OwnPages
{
    public static IServiceCollection AddOwnPicture(this IServiceCollection services) =>
        services.AddSingleton<OwnLimits>().AddScoped<OwnChecks>().AddScoped<SendOwn>();

    public static IEndpointRouteBuilder MapOwnPicture(this IEndpointRouteBuilder door)
    {
        door.MapGet("/my-picture", () => new RazorComponentResult<OwnStartPage>()).AllowAnonymous();
        door.MapPost("/my-picture", Begin).AllowAnonymous().DisableAntiforgery();
        door.MapPost("/my-picture/{step}", AnswerAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(new PlaysChosenFiles());
        door.MapPost("/my-picture/send", SendAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(new PlaysChosenFiles());
        // Somebody reloads a page of the form by its address: the answers are not in it, so it begins again.
        door.MapGet("/my-picture/{step}", () => TypedResults.LocalRedirect(PageLanguage.Current.Href("/my-picture"))).AllowAnonymous();
        return door;
    }

    private static RazorComponentResult<OwnStepPage> Show(FormSeal seal, OwnStep step, OwnAnswers answers, FieldErrors? errors = null, string? typed = null) =>
        new(new { View = new OwnStepView(step, answers, seal.Close(answers), errors ?? FieldErrors.None, typed) }) { StatusCode = errors is { Any: true } ? StatusCodes.Status400BadRequest : null };

    private static RazorComponentResult<OwnStepPage> Begin(FormSeal seal) => Show(seal, OwnStep.Age, Fresh(seal));

    private static async Task<IResult> AnswerAsync(string step, StepPost post, FormSeal seal, OwnChecks checks, IAgeCheck ageCheck, IStringLocalizer<OwnWords> words, ReadHelpContacts help, HttpContext http)
    {
        if (OwnChecks.Read<OwnStep>(step) is not { } asked) return TypedResults.NotFound();
        // Nothing about somebody who says that they are grown up goes any further.
        if (asked == OwnStep.Age && post.Text("age") == "adult") return await AdultAsync(help, http.RequestAborted);
        if (seal.Open<OwnAnswers>(post.Text("answers")) is not { } opened) return Show(seal, OwnStep.Age, Fresh(seal), FieldErrors.Of(new FieldError("", words["OpenTooLong"])));
        var answers = OwnChecks.Take(asked, opened, post);
        var reach = post.Written("reach");
        if (OwnChecks.Read<OwnStep>(post.Text("to")) is { } back) return Show(seal, back, answers, typed: reach);
        var errors = checks.Check(asked, answers, post);
        if (asked == OwnStep.Age && !errors.Any && ageCheck.Service is not null && post.Text("ticket") is { } ticket)
        {
            var verdict = await ageCheck.AskAsync(ticket, http.RequestAborted);
            if (verdict == AgeVerdict.Over) return await AdultAsync(help, http.RequestAborted);
            if (verdict == AgeVerdict.Unknown) errors = FieldErrors.Of(new FieldError("ticket", words["TicketUnknown"]));
            answers = answers with { AgeWasChecked = verdict == AgeVerdict.Under };
        }

        return errors.Any ? Show(seal, asked, answers, errors, reach) : Show(seal, asked == OwnStep.Check ? OwnStep.Check : asked + 1, answers, typed: reach);
    }

    private static async Task<IResult> SendAsync(StepPost post, FormSeal seal, SendOwn send, IStringLocalizer<OwnWords> words, HttpContext http)
    {
        if (seal.Open<OwnAnswers>(post.Text("answers")) is not { } answers) return Show(seal, OwnStep.Age, Fresh(seal), FieldErrors.Of(new FieldError("", words["OpenTooLong"])));
        var reach = post.Written("reach");
        if (OwnChecks.Read<OwnStep>(post.Text("to")) is { } back) return Show(seal, back, answers, typed: reach);
        if (answers.Age is null) return Show(seal, OwnStep.Age, answers, FieldErrors.Of(new FieldError("age", words["AgeMissing"])), reach);
        switch (await send.RunAsync(answers, post.Text("pin"), reach, (post.Text("solution"), post.Text("waited")), http.Connection.RemoteIpAddress, http.RequestAborted))
        {
            case SendOwn.Outcome.Sent sent:
                return new RazorComponentResult<OwnSentPage>(new { Code = sent.Receipt.Text, answers.IsThreatened });
            case SendOwn.Outcome.Wait { For: var wait }:
                return new RazorComponentResult<OwnWaitPage>(new { Sealed = seal.Close(answers), Waited = wait.Ticket, wait.Seconds, Pin = post.Text("pin"), Reach = reach, answers.IsThreatened })
                {
                    StatusCode = wait.IsOverLimit ? StatusCodes.Status429TooManyRequests : null,
                };
            case SendOwn.Outcome.NotSent:
                return new RazorComponentResult<OwnWaitPage>(new { Sealed = seal.Close(answers), Waited = post.Text("waited"), Seconds = 0, Pin = post.Text("pin"), Reach = reach, answers.IsThreatened })
                {
                    StatusCode = StatusCodes.Status503ServiceUnavailable,
                };
            case SendOwn.Outcome.Mend mend:
                return Show(seal, mend.Step, answers, FieldErrors.Of(mend.Error), reach);
            default:
                return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> AdultAsync(ReadHelpContacts help, CancellationToken stop) => new RazorComponentResult<AdultPage>(new { HasHelp = await help.HasForAsync(HelpFor.Everybody, stop) });

    private static OwnAnswers Fresh(FormSeal seal) => new() { StartedAt = seal.Now, Seed = FormSeal.NewSeed() };
}
