using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using OpenHotline.Facts.Codes;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Public.Form;

/// <summary>The public form, one question a page.</summary>
public static class FormPages
{
    public static IServiceCollection AddForm(this IServiceCollection services)
    {
        services.TryAddSingleton(new PublicFormSettings());
        return services.AddSingleton<FormSeal>().AddSingleton<FormGate>().AddSingleton<UsualTime>()
            .AddSingleton(Limits).AddScoped<FormChecks>().AddScoped<SendForm>();
    }

    public static IEndpointRouteBuilder MapForm(this IEndpointRouteBuilder door)
    {
        door.MapGet("/report", Begin).AllowAnonymous();
        door.MapPost("/report/{step}", Answer).AllowAnonymous().DisableAntiforgery();
        door.MapPost("/report/send", SendAsync).AllowAnonymous().DisableAntiforgery();
        // Somebody reloads a page of the form by its address: the answers are not in it, so it begins again.
        door.MapGet("/report/{step}", () => TypedResults.LocalRedirect(PageLanguage.Current.Href("/report"))).AllowAnonymous();
        return door;
    }

    internal static RazorComponentResult<FormPage> Show(FormSeal seal, FormStep step, FormAnswers answers, FieldErrors? errors = null, bool hadPicture = false) =>
        new(new { View = new StepView(step, answers, seal.Close(answers), errors ?? FieldErrors.None, hadPicture) }) { StatusCode = errors is { Any: true } ? StatusCodes.Status400BadRequest : null };

    private static SenderLimits Limits(IServiceProvider services)
    {
        var settings = services.GetRequiredService<PublicFormSettings>();
        return new SenderLimits(settings.ReportsPerSenderAndHour, settings.ReportsPerMinute, services.GetRequiredService<TimeProvider>());
    }

    private static RazorComponentResult<FormPage> Begin(FormSeal seal) => Show(seal, FormStep.Address, seal.Begin());

    private static Results<RazorComponentResult<FormPage>, NotFound> Answer(string step, StepPost post, FormSeal seal, FormChecks checks, IStringLocalizer<FormWords> words)
    {
        if (StepView.Read(step) is not { } asked) return TypedResults.NotFound();
        var opened = seal.Open<FormAnswers>(post.Text("answers"));
        var answers = checks.Take(asked, opened ?? seal.Begin(), post);
        var hadPicture = post.HadPicture;
        if (asked == FormStep.Address && post.Text("to") == "thing") return Show(seal, FormStep.Thing, answers with { Thing = ThingKind.Other }, hadPicture: hadPicture);
        var errors = checks.Check(asked, answers, post);
        answers = FormChecks.WithoutWhatIsNoAddress(answers, ref hadPicture);
        // What was sealed too long ago, or before a restart of the door, is begun again with what is on this page.
        if (opened is null) return Show(seal, FormStep.Address, answers, FieldErrors.Of([new FieldError("", words["OpenTooLong"]), .. errors.All]), hadPicture);
        if (StepView.Read(post.Text("to")) is { } back) return Show(seal, back, answers, hadPicture: hadPicture);
        return errors.Any ? Show(seal, asked, answers, errors, hadPicture) : Show(seal, Next(asked), answers, hadPicture: hadPicture);
    }

    private static FormStep Next(FormStep step) => step switch
    {
        FormStep.Address => FormStep.Reach,
        FormStep.Thing => FormStep.Note,
        FormStep.Reach => FormStep.Note,
        _ => FormStep.Check,
    };

    private static async Task<IResult> SendAsync(StepPost post, FormSeal seal, SendForm send, PublicFormSettings settings, IStringLocalizer<FormWords> words, HttpContext http)
    {
        if (seal.Open<FormAnswers>(post.Text("answers")) is not { } answers) return Show(seal, FormStep.Address, seal.Begin(), FieldErrors.Of(new FieldError("", words["OpenTooLong"])));
        if (StepView.Read(post.Text("to")) is { } back) return Show(seal, back, answers);
        switch (await send.RunAsync(answers, post.Text("solution"), post.Text("ticket"), http.Connection.RemoteIpAddress))
        {
            case SendForm.Outcome.Sent sent:
                return new RazorComponentResult<SentPage>(new { Code = sent.Receipt.Text, Answers = answers, Sealed = seal.Close(answers), Solution = post.Text("solution"), Ticket = post.Text("ticket") });
            case SendForm.Outcome.Wait { For: var wait }:
                http.Response.Headers.RetryAfter = wait.Seconds.ToString(CultureInfo.InvariantCulture);
                return new RazorComponentResult<WaitPage>(new { Sealed = seal.Close(answers), wait.Ticket, wait.Seconds })
                {
                    StatusCode = wait.IsOverLimit ? StatusCodes.Status429TooManyRequests : null,
                };
            case SendForm.Outcome.NotSent:
                http.Response.Headers.RetryAfter = settings.WaitSeconds.ToString(CultureInfo.InvariantCulture);
                return new RazorComponentResult<NotSentPage>(new { Sealed = seal.Close(answers), Solution = post.Text("solution"), Ticket = post.Text("ticket") })
                {
                    StatusCode = StatusCodes.Status503ServiceUnavailable,
                };
            default:
                // Only a form that skipped steps comes here: the first question with a mistake says what.
                var step = answers.HasAddress ? FormStep.Address : FormStep.Thing;
                return Show(seal, step, answers, FieldErrors.Of(new FieldError(answers.HasAddress ? "address" : "where", words[answers.HasAddress ? "AddressMissing" : "WhereMissing"])));
        }
    }
}
