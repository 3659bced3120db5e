using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Members;

namespace OpenHotline.Web.Members;

/// <summary>POST /v1/reports.</summary>
public static class ReportApi
{
    public static IEndpointRouteBuilder MapReportApi(this IEndpointRouteBuilder door)
    {
        door.MapPost("/v1/reports", SubmitAsync)
            .RequireAuthorization(MemberAuthentication.SchemeName)
            .AddEndpointFilter(door.ServiceProvider.GetRequiredService<MemberLimits>())
            .WithMetadata(new BodyLimit(door.ServiceProvider.GetRequiredService<MembersDoorSettings>().MaxBodyBytes))
            .WithName("SubmitReports").WithSummary("Report up to 100 addresses")
            .WithDescription("Every accepted address is on disk before the answer, and has a receipt of its own. Safe to repeat with an Idempotency-Key.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status429TooManyRequests).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return door;
    }

    private static async Task<Results<Ok<ReportAnswer>, ProblemHttpResult>> SubmitAsync(
        ReportRequest request,
        [FromHeader(Name = "Idempotency-Key"), Description("Any text of up to 200 characters. For a day, a second request under the same key adds nothing and gets the same receipts.")] string? idempotencyKey,
        SubmitMemberReports submit, MembersDoorSettings settings, HttpContext http)
    {
        var plain = new SubmitMemberReports.Request(request.Addresses, request.Note, SourceOf(request.Source), request.ReceivedAt?.UtcDateTime, request.Reference);
        switch (await submit.RunAsync(MemberAuthentication.MemberOf(http), plain, string.IsNullOrEmpty(idempotencyKey) ? null : idempotencyKey))
        {
            case SubmitMemberReports.Outcome.Taken taken:
                return TypedResults.Ok(new ReportAnswer([.. taken.Lines.Select((line, i) => line.Receipt is { } receipt
                    ? new ReportAnswer.Line(i, "accepted", receipt.Text, Reason: null)
                    : new ReportAnswer.Line(i, "refused", Receipt: null, ReportAnswer.Word(line.Why!.Value)))]));
            case SubmitMemberReports.Outcome.Refused refused:
                return Refusal(refused.Why);
            case SubmitMemberReports.Outcome.NotTaken notTaken:
                http.Response.Headers.RetryAfter = settings.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                return notTaken.Why == NotTakenReason.TooMany
                    ? MemberProblem.Of(StatusCodes.Status429TooManyRequests, "busy", "Too much is waiting. Nothing of this request was taken; send it again.")
                    : MemberProblem.Of(StatusCodes.Status503ServiceUnavailable, "not-taken", "It could not be written to disk. Nothing of this request was taken; send it again.");
            case var other:
                throw new InvalidOperationException($"An outcome without an answer: {other.GetType().Name}.");
        }
    }

    private static ReportSource? SourceOf(string? word) => word switch
    {
        "public" => ReportSource.Public,
        "police" => ReportSource.Police,
        "member" => ReportSource.Member,
        "partner-hotline" => ReportSource.PartnerHotline,
        "other" => ReportSource.Other,
        _ => null,
    };

    private static ProblemHttpResult Refusal(SubmitMemberReports.Refusal why) => why switch
    {
        SubmitMemberReports.Refusal.NoAddress => MemberProblem.Of(400, "no-address", "Send at least one address."),
        SubmitMemberReports.Refusal.TooManyAddresses => MemberProblem.Of(400, "too-many-addresses", "Send at most 100 addresses at once."),
        SubmitMemberReports.Refusal.NoteTooLong => MemberProblem.Of(400, "note-too-long", "The note is too long."),
        SubmitMemberReports.Refusal.ReferenceTooLong => MemberProblem.Of(400, "reference-too-long", "The reference is too long."),
        SubmitMemberReports.Refusal.SourceNotYours => MemberProblem.Of(422, "source-not-yours", "Your key may not report under this source."),
        SubmitMemberReports.Refusal.ReceivedAtNotPossible => MemberProblem.Of(422, "received-at-not-possible", "received_at lies in the future, or before 1995."),
        SubmitMemberReports.Refusal.IdempotencyKeyTooLong => MemberProblem.Of(400, "idempotency-key-too-long", "The Idempotency-Key is longer than 200 characters."),
        _ => MemberProblem.Of(422, "idempotency-key-reused", "This Idempotency-Key was used for another request. Nothing of this one was taken."),
    };

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
