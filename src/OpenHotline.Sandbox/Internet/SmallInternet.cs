using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenHotline.Sandbox.Mail;
using OpenHotline.Sandbox.Registries;
using OpenHotline.Sandbox.World;
using OpenHotline.Web;

namespace OpenHotline.Sandbox.Internet;

/// <summary>Sites, registries, mailboxes and a proxy on four ports of loopback.</summary>
public sealed class SmallInternet : IAsyncDisposable
{
    private const int MaxConnections = 500;
    private readonly WebApplication app;

    private SmallInternet(WebApplication app, Ports ports) => (this.app, Ports) = (app, ports);

    public Ports Ports { get; }

    /// <summary>Returns when every port answers.</summary>
    public static async Task<SmallInternet> StartAsync(SandboxWorld world, Mailroom mailroom, TimeProvider clock, CancellationToken cancellation)
    {
        var listening = new List<ListenOptions>();
        var builder = BareApplication.Create(typeof(SmallInternet).Assembly);
        // Privacy: reported addresses are asked for here; nothing of them belongs in a log, not even in the sandbox's.
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock).AddSingleton(world).AddSingleton(mailroom).AddSingleton<SitePages>().AddSingleton<RegistryPages>();
        builder.Services.AddSingleton<Func<int>>(() => listening[1].IPEndPoint!.Port);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = 64 * 1024;
            server.Limits.MaxConcurrentConnections = MaxConnections;
            server.Listen(IPAddress.Loopback, 0, listening.Add);
            server.Listen(IPAddress.Loopback, 0, listening.Add);
            server.Listen(IPAddress.Loopback, 0, options => { listening.Add(options); options.UseConnectionHandler<SmtpConnection>(); });
            server.Listen(IPAddress.Loopback, 0, options => { listening.Add(options); options.UseConnectionHandler<ProxyConnection>(); });
        });
        var app = builder.Build();
        int Port(int index) => listening[index].IPEndPoint!.Port;
        app.Run(Answer(app.Services));
        await app.StartAsync(cancellation);
        return new SmallInternet(app, new Ports(Port(0), Port(1), Port(2), Port(3)));
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static RequestDelegate Answer(IServiceProvider services)
    {
        var elsewhere = services.GetRequiredService<Func<int>>();
        var (sites, registry) = (services.GetRequiredService<SitePages>(), services.GetRequiredService<RegistryPages>());
        return http => http.Request.Host.Host == SmallMap.Registry
            ? registry.AnswerAsync(http)
            : sites.AnswerAsync(http, http.Connection.LocalPort == elsewhere());
    }
}
