using Microsoft.AspNetCore.Builder;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Hosts;

/// <summary>The door for recipients of notices: a signed link and a one-time code, no account.</summary>
public static class HostsDoor
{
    public static WebApplication Build(HouseParts parts, string url)
    {
        var builder = Door.Create(parts, DoorName.Hosts, url);
        builder.Services.AddStaffAuthorisation();
        var app = builder.Build();
        app.UseDoorPages();
        app.WithEmptyForms().MapHostPages();
        return app;
    }
}
