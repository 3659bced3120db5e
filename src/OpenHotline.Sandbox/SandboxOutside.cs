using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Guard;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Ground.Outside.Wires;
using OpenHotline.Sandbox.Internet;
using OpenHotline.Sandbox.Mail;
using OpenHotline.Sandbox.Names;
using OpenHotline.Sandbox.Registries;
using OpenHotline.Sandbox.Wires;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox;

/// <summary>Puts the small internet in the place of the real one, in every container of a sandbox house.</summary>
public sealed class SandboxOutside(SandboxWorld world, Ports ports, HotlineMaildir maildir, TimeProvider clock)
{
    /// <summary>The name of the way out that is seen from elsewhere.</summary>
    public const string OtherWay = "elsewhere";

    /// <summary>The hotline's own mailbox, where answers and bounces come to.</summary>
    public const string HotlineMailbox = "notices@" + SmallMap.HotlineDomain;

    private readonly KnownRegistries registries = Registries(clock);

    public void Replace(IServiceCollection services)
    {
        services.AddOutside();
        services.Replace(ServiceDescriptor.Singleton<INameServer>(new SandboxNames(world)));
        services.Replace(ServiceDescriptor.Singleton<IDialler>(new SandboxDialler(ports)));
        services.Replace(ServiceDescriptor.Singleton(AddressPolicy.DocumentationOnly));
        services.Replace(ServiceDescriptor.Singleton(registries));
        services.Replace(ServiceDescriptor.Singleton(Settings()));
    }

    private OutsideSettings Settings() => new()
    {
        Ways = [new WaySettings { Name = OtherWay, Kind = WayOutKind.HttpConnect, ProxyHost = "127.0.0.1", ProxyPort = ports.Proxy }],
        Registries = new RegistrySettings { BootstrapAddress = $"http://{SmallMap.Registry}/bootstrap/", KeepHours = 0, SpacingSeconds = 0 },
        Post = new PostSettings { Host = "127.0.0.1", Port = ports.Mail, Security = MailSecurity.None, FromMailbox = HotlineMailbox, FromName = "The hotline", ConnectLimitSeconds = 5, TotalLimitSeconds = 20 },
        Mailbox = new MailboxSettings { Kind = MailboxKind.Maildir, Folder = maildir.Folder },
    };

    /// <summary>Knows the one registry of the small internet from the start; the lists are also served, for whoever reads them anew.</summary>
    private static KnownRegistries Registries(TimeProvider clock)
    {
        var known = new KnownRegistries();
        foreach (var (list, file) in IanaBootstrap.Files)
        {
            if (BootstrapLists.Of(file) is not { } lines) continue;
            if (IanaBootstrap.Read(list, System.Text.Encoding.UTF8.GetBytes(lines.ToJsonString())) is { } entries) known.Replace(list, entries, clock.GetUtcNow().UtcDateTime);
        }

        return known;
    }
}
