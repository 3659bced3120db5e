using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OpenHotline.Web.Defences;

/// <summary>Asks every request that changes something for its antiforgery token, whether or not its endpoint reads a form.</summary>
/// <remarks>The framework asks only where a form is bound: a button without fields, such as "Sign out", would go unasked. A script sends the token in the header <c>RequestVerificationToken</c>.</remarks>
internal static class TokenOnEveryPost
{
    public static IApplicationBuilder UseTokenOnEveryPost(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var method = http.Request.Method;
        var changes = !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);
        var isExempt = http.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false };
        var antiforgery = (IAntiforgery)http.RequestServices.GetService(typeof(IAntiforgery))!;
        // Where a form is bound the framework has asked already; reading a form that it found wanting throws.
        var isWanting = http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
        if (changes && !isExempt && (isWanting || !await antiforgery.IsRequestValidAsync(http)))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(http);
    });
}
