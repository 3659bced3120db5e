using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Accounts.Joining;
using OpenHotline.Ground.Accounts.Looks;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Accounts.Staff;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts;

/// <summary>Registers accounts, sessions, acts of two people and looks.</summary>
public static class AccountsRoom
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton(new AccountsSettings());
        services.AddSingleton<SessionCache>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        return services
            .AddScoped<StaffAccounts>()
            .AddScoped<Sessions>()
            .AddScoped<JoinLinks>()
            .AddScoped<RecoveryCodes>()
            .AddScoped<CodeSecrets>()
            .AddScoped<CheckPassword>()
            .AddScoped<CheckCode>()
            .AddScoped<SignInByProvider>()
            .AddScoped<InviteAccount>().AddScoped<MailInvitation>()
            .AddScoped<InviteFirstAdministrator>()
            .AddScoped<RenewJoinLink>()
            .AddScoped<JoinHouse>()
            .AddScoped<RecoverAccount>()
            .AddScoped<ListAccounts>()
            .AddScoped<ChangeRoles>()
            .AddScoped<DisableAccount>()
            .AddScoped<EnableAccount>()
            .AddScoped<EndSessions>()
            .AddScoped<ProposeAct>()
            .AddScoped<ApproveAct>()
            .AddScoped<DeclineAct>()
            .AddScoped<UseApprovedAct>()
            .AddScoped<ListActs>()
            .AddScoped<LookBook>()
            .AddScoped<RevealAddress>()
            .AddScoped<OpenLooks>()
            .AddActOfTwo<GrantAdministratorAct>()
            .AddActOfTwo<OpenLooksAct>();
    }

    /// <summary>Adds a kind of act that takes two people.</summary>
    public static IServiceCollection AddActOfTwo<T>(this IServiceCollection services) where T : ActOfTwo => services.AddScoped<ActOfTwo, T>();

    extension(HotlineDb db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();

        public DbSet<TwoPersonAct> Acts => db.Set<TwoPersonAct>();
    }
}
