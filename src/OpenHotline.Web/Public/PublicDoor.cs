using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Public.Campaigns;
using OpenHotline.Web.Public.Form;
using OpenHotline.Web.Public.Guidance;
using OpenHotline.Web.Public.Help;
using OpenHotline.Web.Public.Home;
using OpenHotline.Web.Public.OwnPicture;
using OpenHotline.Web.Public.Receipts;
using OpenHotline.Web.Public.Statistics;

namespace OpenHotline.Web.Public;

/// <summary>The door for everybody. No account, no cookie; it can seal what it takes in and not read it again.</summary>
public static class PublicDoor
{
    public static WebApplication Build(HouseParts parts, string url)
    {
        var builder = Door.Create(parts, DoorName.Public, url);
        builder.Services.AddStaffAuthorisation();
        builder.Services.AddForm();
        builder.Services.AddOwnPicture();
        builder.Services.AddStatistics();
        builder.Services.AddSingleton<Presses>().AddHostedService<KeepVisits>();
        var app = builder.Build();
        app.UseStatisticsCompression();
        app.UseDoorPages();
        app.MapHome();
        app.MapForm();
        app.MapOwnPicture();
        app.MapOwnStatus();
        app.MapReceipts();
        app.MapStatistics();
        app.MapCampaignLinks();
        app.MapGuidance();
        app.MapHelp();
        return app;
    }
}
