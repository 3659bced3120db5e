using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Operations;

/// <summary>The door for the operator's machines: health and metrics, nothing of any case.</summary>
public static class OperationsDoor
{
    public static WebApplication Build(HouseParts parts, string url)
    {
        var builder = Door.Create(parts, DoorName.Operations, url);
        builder.Services.AddStaffAuthorisation();
        builder.Services.AddScoped<CheckReadiness>().AddScoped<WriteMetrics>();
        var app = builder.Build();
        app.UseDoorPages();
        app.MapOperations();
        return app;
    }
}
