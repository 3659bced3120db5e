using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace OpenHotline.Web.Members;

/// <summary>A refusal of the members' door as problem details (RFC 9457).</summary>
public static class MemberProblem
{
    /// <param name="code">What a program may rely on; it never changes its meaning.</param>
    /// <param name="title">A sentence for people. Never what was sent.</param>
    public static ProblemHttpResult Of(int status, string code, string title) =>
        TypedResults.Problem(statusCode: status, title: title, type: $"urn:openhotline:problem:{code}");
}
