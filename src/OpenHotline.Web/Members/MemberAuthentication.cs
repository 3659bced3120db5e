using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenHotline.Intake.Members;

namespace OpenHotline.Web.Members;

/// <summary>Lets in who sends <c>Authorization: Bearer oh_…</c> with a key that we issued.</summary>
public sealed class MemberAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, RecogniseMember recognise)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "member";
    private const string Prefix = "Bearer ";

    /// <summary>The member behind the current request; asked for behind this scheme only.</summary>
    public static KnownMember MemberOf(HttpContext http) => http.Features.Get<KnownMember>() ?? throw new InvalidOperationException("No member is signed in here.");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var sent = Request.Headers.Authorization;
        if (sent.Count != 1 || sent[0] is not { } header || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        if (await recognise.RunAsync(header[Prefix.Length..].Trim(), Context.RequestAborted) is not { } member) return AuthenticateResult.Fail("Not a key of ours.");

        Context.Features.Set(member);
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, member.MemberId.ToString("D"))], SchemeName));
        return AuthenticateResult.Success(new AuthenticationTicket(person, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return MemberProblem.Of(StatusCodes.Status401Unauthorized, "key-needed", "Send a valid key: Authorization: Bearer oh_…").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        MemberProblem.Of(StatusCodes.Status403Forbidden, "not-allowed", "This key may not do that.").ExecuteAsync(Context);
}
