using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Outside.Guard;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Ground.Outside;

/// <summary>Registers everything that opens connections. What is registered before stays: so the sandbox brings its own names and dialler.</summary>
public static class OutsideGround
{
    public static IServiceCollection AddOutside(this IServiceCollection services)
    {
        services.TryAddSingleton(new OutsideSettings());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(AddressPolicy.PublicOnly);

        services.TryAddSingleton<INameServer, DnsNameServer>();
        services.TryAddSingleton<SocketDialler>();
        services.TryAddSingleton<IDialler>(provider => provider.GetRequiredService<SocketDialler>());
        services.TryAddSingleton<PeerDialler>();
        services.TryAddSingleton<WaysOut>();
        services.TryAddSingleton<OutsideHttp>();

        services.TryAddSingleton<GuardedNames>();
        services.TryAddSingleton<GuardedDialler>();
        services.TryAddSingleton<GuardedHop>();
        services.TryAddSingleton<IReportedPages, ReportedAddressClient>();

        services.TryAddSingleton<KnownRegistries>();
        services.TryAddSingleton<RegistryTurns>();
        services.TryAddSingleton<KeptAnswers>();
        services.TryAddSingleton(provider => new RegistryHttp(
            provider.GetRequiredService<GuardedDialler>(), provider.GetRequiredService<OutsideSettings>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<RefreshKnownRegistries>();
        services.TryAddSingleton<LastResortContacts>();
        services.TryAddSingleton<IRegistry, RdapRegistry>();

        services.TryAddSingleton<SmtpPost>();
        services.TryAddSingleton<IPost>(provider => provider.GetRequiredService<SmtpPost>());
        services.TryAddSingleton<AskRelay>();
        services.TryAddSingleton(Mailboxes.Open);
        return services;
    }
}
