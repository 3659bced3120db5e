using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenHotline.Recognise;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench.Accounts;
using OpenHotline.Web.Workbench.Assessing;
using OpenHotline.Web.Workbench.Banks;
using OpenHotline.Web.Workbench.Campaigns;
using OpenHotline.Web.Workbench.Cases;
using OpenHotline.Web.Workbench.Checks;
using OpenHotline.Web.Workbench.Figures;
using OpenHotline.Web.Workbench.Figures.Reports;
using OpenHotline.Web.Workbench.Guidance;
using OpenHotline.Web.Workbench.Housekeeping;
using OpenHotline.Web.Workbench.Members;
using OpenHotline.Web.Workbench.Opinions;
using OpenHotline.Web.Workbench.Overview;
using OpenHotline.Web.Workbench.Queue;
using OpenHotline.Web.Workbench.Refer;
using OpenHotline.Web.Workbench.Reveal;
using OpenHotline.Web.Workbench.Start;
using OpenHotline.Web.Workbench.Takedown;

namespace OpenHotline.Web.Workbench;

/// <summary>The door for staff.</summary>
public static class WorkbenchDoor
{
    public static WebApplication Build(HouseParts parts, string url)
    {
        var builder = Door.Create(parts, DoorName.Workbench, url);
        builder.Services.AddStaffAuthorisation();
        // Its keys lie beside the keyring, guarded by the same file rights; the framework would warn of that at each start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddStaffCookies(parts.Settings);
        builder.Services.AddCaseWork();
        builder.Services.AddAccountPages();
        builder.Services.AddScoped<FigureDesk>();
        builder.Services.AddScoped<TakedownDesk>();
        builder.Services.AddBankIndexKeeping();
        builder.Services.AddScoped<ReadClocks>();
        builder.Services.AddCampaignPages();
        var app = builder.Build();
        app.UseDoorPages();
        app.UseTokenOnEveryPost();
        var pages = app.WithEmptyForms();
        pages.MapStart();
        pages.MapAccounts();
        pages.MapReveal();
        pages.MapHousekeeping();
        pages.MapMembers();
        pages.MapQueue();
        pages.MapAssessing();
        pages.MapCases();
        pages.MapOpinions();
        pages.MapTakedown();
        pages.MapRefer();
        pages.MapChecks();
        pages.MapBanks();
        pages.MapFigures();
        pages.MapReports();
        pages.MapOverview();
        pages.MapCampaigns();
        pages.MapGuidanceDesk();
        pages.MapThemeChoice().RequirePermission(Ground.Accounts.Permission.SignedIn);
        return app;
    }
}
