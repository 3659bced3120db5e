using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenHotline.Sandbox.Hosts;
using OpenHotline.Sandbox.Reporters;
using OpenHotline.Sandbox.Visiting;
using OpenHotline.Web;
using OpenHotline.Web.Components;

namespace OpenHotline.Sandbox.Page;

/// <summary>The door to the small internet, and the people who live in it.</summary>
/// <remarks>It has no house inside: whoever lives here can act on the hotline only as anybody can, by its doors and by mail.</remarks>
public static class SandboxDoor
{
    public static WebApplication Build(SandboxHouse house, TimeProvider clock, bool noReporters, string url)
    {
        var builder = BareApplication.Create(typeof(SandboxDoor).Assembly);
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = 64 * 1024;
        });
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddDoorPages(DoorName.Sandbox, options => options.HotlineName = "OpenHotline sandbox");
        builder.Services.AddSingleton(clock).AddSingleton(house).AddSingleton(house.Ground.World).AddSingleton(house.Ground.Boxes);
        builder.Services.AddSingleton<AnswerNotice>().AddSingleton<HostDesk>();
        builder.Services.AddSingleton<AnswerByPage>(services => services.GetRequiredService<AnswerNotice>().RunAsync);
        builder.Services.AddHostedService<HostsAtWork>().AddHostedService<KeepRemembering>();
        if (!noReporters) builder.Services.AddHostedService<ReportersAtWork>().AddHostedService<VisitorsAtWork>();
        var app = builder.Build();
        app.UseDoorPages();
        app.MapSandbox();
        return app;
    }
}
