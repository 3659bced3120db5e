using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>Signing in, one's own account, and the staff's accounts.</summary>
public static class AccountPages
{
    /// <summary>ASP.NET Core Identity, as far as the workbench uses it: the store of accounts and passkeys.</summary>
    public static IServiceCollection AddAccountPages(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options => options.User.RequireUniqueEmail = false);
        services.AddScoped<IUserStore<Account>>(provider => new UserOnlyStore<Account, HotlineDb, Guid>(provider.GetRequiredService<HotlineDb>()));
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(options => (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required"));
        // The framework would compare with the header Origin, which is empty after a form of a page that tells nobody where it was.
        services.AddOptions<IdentityPasskeyOptions>().Configure<HouseSettings>((options, house) => options.ValidateOrigin = context => ValueTask.FromResult(IsOurs(context, house)));
        services.AddIdentityProvider();
        return services.AddScoped<Passkeys>();
    }

    // The browser has signed on which page it asked; that must be ours, by its address outside or by the one it used now.
    private static bool IsOurs(PasskeyOriginValidationContext asked, HouseSettings house) =>
        !asked.CrossOrigin && Uri.TryCreate(asked.Origin, UriKind.Absolute, out var origin)
        && (origin.Authority == asked.HttpContext.Request.Host.Value || origin.Authority == house.DoorAddresses.GetValueOrDefault("workbench")?.Authority);

    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder door) => door
        .MapSignIn()
        .MapJoin()
        .MapJoinByPasskey()
        .MapRecovery()
        .MapProvider()
        .MapOwnAccount()
        .MapPasskeys()
        .MapStaff();
}
