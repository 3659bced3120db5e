using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Joining;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>Joining and signing in by the identity provider, where one is set.</summary>
internal static class ProviderPages
{
    public static IEndpointRouteBuilder MapProvider(this IEndpointRouteBuilder door)
    {
        door.MapGet("/join/provider", async (SignInProviderSettings settings, HttpContext http) => settings.IsOn && await SignInStep.ReadAsync(http) is { IsJoining: true }
            ? Page($"Join with {settings.Name}", $"You sign in at {settings.Name}, which sends you back here. From then on its account opens your account here.", isJoining: true)
            : JoinPages.Gone(http)).AllowAnonymous();
        // A link, not a form: the policy for forms need not know where the provider asks for the password.
        door.MapGet("/sign-in/provider", GoAsync).AllowAnonymous();
        // The framework's handler answers before this where the provider's answer is in order.
        door.MapGet(IdentityProvider.ReturnPath, () => TypedResults.LocalRedirect("/sign-in")).AllowAnonymous();
        door.MapGet("/sign-in/provider/failed", (HttpContext http) => Refused(http, "That did not work", "The sign-in at the provider was broken off, the provider could not be reached, or its answer could not be trusted. Nothing has changed. Try again.")).AllowAnonymous();
        return door;
    }

    private static async Task<IResult> GoAsync(SignInProviderSettings settings, IOptionsMonitor<OpenIdConnectOptions> options, CancellationToken stop)
    {
        if (!settings.IsOn) return TypedResults.NotFound();
        try
        {
            // Kept for hours once it was read. Asked here first, since the challenge would end in an error that says nothing.
            await options.Get(IdentityProvider.Scheme).ConfigurationManager!.GetConfigurationAsync(stop);
        }
        catch (InvalidOperationException)
        {
            return TypedResults.LocalRedirect("/sign-in/provider/failed");
        }

        return TypedResults.Challenge(new AuthenticationProperties { RedirectUri = "/" }, [IdentityProvider.Scheme]);
    }

    /// <summary>Goes on after the provider has vouched for somebody: joins, signs in, or asks for the house's own second factor.</summary>
    internal static async Task ReceiveAsync(HttpContext http, ProviderIdentity identity, bool hasSecondFactor)
    {
        var next = await SignInStep.ReadAsync(http) is { IsJoining: true } step
            ? await JoinAsync(http, step, identity, hasSecondFactor)
            : await SignInAsync(http, identity, hasSecondFactor);
        await next.ExecuteAsync(http);
    }

    private static async Task<IResult> JoinAsync(HttpContext http, SignInStep step, ProviderIdentity identity, bool hasSecondFactor)
    {
        if (!hasSecondFactor)
        {
            await (step with { Identity = identity, PasswordHash = null, Secret = Convert.ToBase64String(TimeCode.NewSecret()) }).KeepAsync(http);
            return TypedResults.LocalRedirect("/join/code");
        }

        var outcome = await http.RequestServices.GetRequiredService<JoinHouse>().RunAsync(step.JoinToken!, step.Mail, new JoiningProof.Provider(identity), http.RequestAborted);
        return await JoinPages.EndAsync(outcome, http, errors => Page("This did not work", errors.All[0].Message + ".", isJoining: false));
    }

    private static async Task<IResult> SignInAsync(HttpContext http, ProviderIdentity identity, bool hasSecondFactor)
    {
        switch (await http.RequestServices.GetRequiredService<SignInByProvider>().RunAsync(identity, hasSecondFactor, http.RequestAborted))
        {
            case SignInByProvider.Outcome.SignedIn signedIn:
                await StaffCookies.SignInAsync(http, signedIn.SessionId);
                return TypedResults.LocalRedirect("/");
            case SignInByProvider.Outcome.NeedsCode needs:
                await new SignInStep(needs.AccountId, Identity: identity).KeepAsync(http);
                return TypedResults.LocalRedirect("/sign-in/code");
            case SignInByProvider.Outcome.LockedOut locked:
                return SignInPages.Refused(http, SignInPages.Page(SignInPages.Locked(locked.UntilAt), null));
            default:
                return Refused(http, "Nobody here has this account", "It was not linked with an account of this workbench. Ask an administrator for an invitation, and choose this way when you join.");
        }
    }

    private static IResult Refused(HttpContext http, string title, string text)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page(title, text, isJoining: false);
    }

    private static RazorComponentResult<ProviderPage> Page(string title, string text, bool isJoining) => new(new { Title = title, Text = text, IsJoining = isJoining });
}
