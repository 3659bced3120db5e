using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Recognise;
using OpenHotline.Recognise.YoungPeople;

namespace OpenHotline.Web.Members;

/// <summary>GET /v1/lists/self-reported.</summary>
public static class OwnListApi
{
    public static IEndpointRouteBuilder MapOwnListApi(this IEndpointRouteBuilder door)
    {
        door.MapGet("/v1/lists/self-reported", ReadAsync)
            .RequireAuthorization(MemberAuthentication.SchemeName)
            .AddEndpointFilter(door.ServiceProvider.GetRequiredService<MemberLimits>())
            .WithName("TakeSelfReported").WithSummary("Take the hashes that young people gave of their own pictures")
            .WithDescription("A list apart: nobody has seen these pictures. Treat a match as a reason to look, never as proof. Only for members that the hotline lets take it. Ask again at least once a day: what a young person took back comes as a removal, and has to end in your copy.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status410Gone).ProducesProblem(StatusCodes.Status429TooManyRequests).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return door;
    }

    private static async Task<Results<Ok<OwnListAnswer>, ProblemHttpResult>> ReadAsync(
        [FromQuery, Description("What the last page gave as next. Without it the list begins anew.")] string? after,
        [FromQuery, Description("How many changes a page has at most, 1 to 5000; 1000 when it is missing.")] int? limit,
        ReadOwnList read, MembersDoorSettings settings, HttpContext http, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        switch (await read.RunAsync(MemberAuthentication.MemberOf(http).MemberId, after, limit ?? ReadOwnList.UsualLines, cancellation))
        {
            case ReadOwnList.Outcome.Page page:
                return TypedResults.Ok(new OwnListAnswer(OwnListAnswer.ListName, [.. page.Lines.Select(LineOf)], page.Next, page.HasMore));
            case ReadOwnList.Outcome.Refused refused:
                if (refused.Why == ReadOwnList.Refusal.KeyNotHere) http.Response.Headers.RetryAfter = settings.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                return Refusal(refused.Why);
            case var other:
                throw new InvalidOperationException($"An outcome without an answer: {other.GetType().Name}.");
        }
    }

    private static OwnListAnswer.HashLine LineOf(ReadOwnList.Line line) => new(line.Name, line.Signal is null ? "removed" : "added", Word(line.Signal), line.Hash, line.Quality, line.From switch
    {
        ReadOwnList.Provenance.SelfReported => "self-reported",
        ReadOwnList.Provenance.Assessed => "assessed",
        _ => null,
    });

    private static string? Word(SignalKind? kind) => kind switch
    {
        SignalKind.Md5 => "md5",
        SignalKind.Sha1 => "sha-1",
        SignalKind.Sha256 => "sha-256",
        SignalKind.Pdq => "pdq",
        _ => null,
    };

    private static ProblemHttpResult Refusal(ReadOwnList.Refusal why) => why switch
    {
        ReadOwnList.Refusal.NotGranted => MemberProblem.Of(403, "list-not-yours", "The hotline has not let you take this list. Ask it."),
        ReadOwnList.Refusal.UnknownPlace => MemberProblem.Of(400, "after-unknown", "after is not what a page gave as next."),
        ReadOwnList.Refusal.OutOfBounds => MemberProblem.Of(400, "limit-out-of-bounds", "limit is 1 to 5000."),
        ReadOwnList.Refusal.TooOld => MemberProblem.Of(410, "begin-anew", "Removals since then are not kept any more. Take the list anew, without after, and drop every line that it does not name."),
        _ => MemberProblem.Of(503, "not-here", "The list cannot be read on this machine at the moment. Ask again later."),
    };
}
