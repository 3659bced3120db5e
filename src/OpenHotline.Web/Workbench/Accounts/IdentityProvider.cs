using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using OpenHotline.Ground;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Outside.Wires;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>OpenID Connect by the framework's handler: authorization code with PKCE, over the one place that opens connections.</summary>
internal static class IdentityProvider
{
    public const string Scheme = "provider";
    public const string ReturnPath = "/sign-in/provider/return";
    private const int MaxBytes = 1024 * 1024;

    public static IServiceCollection AddIdentityProvider(this IServiceCollection services)
    {
        services.TryAddSingleton(new SignInProviderSettings());
        var settings = (SignInProviderSettings)services.Last(service => service.ServiceType == typeof(SignInProviderSettings)).ImplementationInstance!;
        if (!settings.IsOn) return services;
        services.AddAuthentication().AddOpenIdConnect(Scheme, options => Set(options, settings));
        // After the framework has filled in what is left open, or it would make its own way out.
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<OutsideHttp, TimeProvider>((options, outside, clock) =>
        {
            options.Backchannel = outside.ForPeer(new Uri(settings.Authority!), TimeSpan.FromSeconds(20), MaxBytes);
            options.TimeProvider = clock;
            var check = options.TokenValidationParameters;
            check.LifetimeValidator = (from, until, _, parameters) => until + parameters.ClockSkew > clock.GetUtcNow().UtcDateTime && (from is null || from - parameters.ClockSkew <= clock.GetUtcNow().UtcDateTime);
        });
        return services;
    }

    private static void Set(OpenIdConnectOptions options, SignInProviderSettings settings)
    {
        options.Authority = settings.Authority;
        options.RequireHttpsMetadata = !new Uri(settings.Authority!).IsLoopback;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.Secret();
        options.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes as a link, so that the cookies may be lax; the code in it works once, and only with our verifier.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.GetClaimsFromUserInfoEndpoint = false;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        // The framework would drop these two of the checked token: who vouches, and how somebody signed in there.
        options.ClaimActions.Remove("iss");
        options.ClaimActions.Remove("acr");
        options.DisableTelemetry = true;
        options.CallbackPath = ReturnPath;
        options.SignInScheme = StaffCookies.Step;
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.Name = $"openhotline-workbench-{(cookie == options.NonceCookie ? "nonce" : "provider")}.";
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                if (context.HttpContext.RequestServices.GetRequiredService<HouseSettings>().DoorAddresses.GetValueOrDefault("workbench") is { } ours)
                    context.ProtocolMessage.RedirectUri = new Uri(ours, ReturnPath).ToString();
                if (!string.IsNullOrEmpty(settings.AskedAcr)) context.ProtocolMessage.AcrValues = settings.AskedAcr;
                return Task.CompletedTask;
            },
            // Our own session is started instead of the framework's.
            OnTicketReceived = async context =>
            {
                context.HandleResponse();
                await ProviderPages.ReceiveAsync(context.HttpContext, Identity(context.Principal!), HasSecondFactor(context.Principal!, settings));
            },
            // Privacy: what the provider says of a failure may name somebody; the page says only that it did not work.
            OnRemoteFailure = context =>
            {
                context.HandleResponse();
                context.Response.Redirect("/sign-in/provider/failed");
                return Task.CompletedTask;
            },
        };
    }

    // The handler has checked issuer, audience, signature, times and nonce.
    private static ProviderIdentity Identity(ClaimsPrincipal principal) => new(Checked(principal, "iss"), Checked(principal, "sub"));

    private static string Checked(ClaimsPrincipal principal, string claim) =>
        principal.FindFirstValue(claim) ?? throw new InvalidOperationException($"The checked token has no {claim}.");

    private static bool HasSecondFactor(ClaimsPrincipal principal, SignInProviderSettings settings) =>
        principal.FindAll(settings.SecondFactorClaim).Any(claim => settings.SecondFactorValues.Contains(claim.Value, StringComparer.Ordinal));
}
