using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace OpenHotline.Web.Members;

/// <summary>How often one member may come. One for the door; counted by member, not by network address.</summary>
public sealed class MemberLimits(MembersDoorSettings settings) : IEndpointFilter, IDisposable
{
    private readonly PartitionedRateLimiter<Guid> limiter = PartitionedRateLimiter.Create<Guid, Guid>(member =>
        RateLimitPartition.GetSlidingWindowLimiter(member, _ => new SlidingWindowRateLimiterOptions { PermitLimit = settings.RequestsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        using var lease = limiter.AttemptAcquire(MemberAuthentication.MemberOf(context.HttpContext).MemberId);
        if (lease.IsAcquired) return await next(context);
        context.HttpContext.Response.Headers.RetryAfter = settings.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return MemberProblem.Of(StatusCodes.Status429TooManyRequests, "too-often", "More requests in a minute than one member may send. Nothing of this one was taken.");
    }

    public void Dispose() => limiter.Dispose();
}
