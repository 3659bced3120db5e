using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
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
        services.AddIdentityProvider();
        return services.AddScoped<Passkeys>();
    }

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
