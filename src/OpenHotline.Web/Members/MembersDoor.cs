using Microsoft.AspNetCore.Builder;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Members;

/// <summary>The door for members' machines: API keys, no pages.</summary>
public static class MembersDoor
{
    public static WebApplication Build(HouseParts parts, string url)
    {
        var builder = Door.Create(parts, DoorName.Members, url);
        builder.Services.AddStaffAuthorisation();
        var app = builder.Build();
        app.UseDoorPages();
        app.MapReportApi();
        return app;
    }
}
