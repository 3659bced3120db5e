using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenHotline.Ground;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Operations;

namespace OpenHotline.Web;

/// <summary>The doors. Each is an application of its own on its own port, with its own cookies.</summary>
public enum DoorName
{
    /// <summary>Form, receipts, guidance, statistics: for everybody.</summary>
    Public = 1,

    /// <summary>Staff.</summary>
    Workbench = 2,

    /// <summary>Recipients of notices, by signed link.</summary>
    Hosts = 3,

    /// <summary>Members' API.</summary>
    Members = 4,

    /// <summary>Health and metrics.</summary>
    Operations = 5,

    /// <summary>The small internet's own pages, in the sandbox only.</summary>
    Sandbox = 6,
}

/// <summary>Makes the application that a door is built on.</summary>
public static class Door
{
    /// <summary>A builder with the house inside. The door adds its services and endpoints, each with an authorisation decision.</summary>
    /// <param name="url">Where it listens, e.g. <c>http://localhost:8080</c>; port 0 for tests.</param>
    public static WebApplicationBuilder Create(HouseParts parts, DoorName name, string url)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(Door).Assembly.GetName().Name });
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = 1024 * 1024;
            server.Limits.MaxRequestLineSize = 8 * 1024;
        });
        // Privacy: the framework logs paths and queries at Information; a receipt or a host's link must not reach a log.
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("OpenHotline", LogLevel.Information);
        builder.Services.AddSingleton(parts.Clock);
        builder.Services.AddOpenHotline(parts.Settings, parts.Keys);
        parts.Outside(builder.Services);
        builder.Services.AddSingleton(new DoorIdentity(name));
        builder.Services.AddDoorPages(name, pages => (pages.HotlineName, pages.ExitTo) = (parts.Settings.HotlineName, parts.Settings.ExitTo.ToString()));
        // Every form and every body has bounds. The compiler fills this one call, and only one in the whole assembly.
        builder.Services.AddValidation();
        if (name != DoorName.Members) builder.Services.AddSingleton<IProblemDetailsService, RefusedForm>();
        // The slim builder leaves regular expressions out of routes; without them one such route fails every page of its door.
        builder.Services.Configure<Microsoft.AspNetCore.Routing.RouteOptions>(routes => routes.SetParameterPolicy<Microsoft.AspNetCore.Routing.Constraints.RegexInlineRouteConstraint>("regex"));
        if (builder.Services.LastOrDefault(service => service.ServiceType == typeof(OperationsSettings))?.ImplementationInstance is OperationsSettings operations)
            builder.Services.AddTraces(operations, name.ToString().ToLowerInvariant());
        return builder;
    }
}

/// <summary>Which door this application is.</summary>
public sealed record DoorIdentity(DoorName Name);
