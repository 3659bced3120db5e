using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Members;
using OpenHotline.Sandbox.Page;
using OpenHotline.Sandbox.People;
using OpenHotline.Sandbox.Reporters;
using OpenHotline.Testing;
using OpenHotline.Web;
using OpenHotline.Web.Members;
using OpenHotline.Web.Public;

namespace OpenHotline.Sandbox.Tests;

/// <summary>The sandbox's reporters, in front of real doors.</summary>
public sealed class ReportersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_of_the_first_minute_report_by_the_form_and_by_the_members_door_as_anybody_does()
    {
        await using var database = await FreshDatabase.CreateAsync(TestDatabase.Sqlite);
        await using var house = await TestHouse.OpenAsync(database.Address);
        using var folder = new TempFolder();
        await using var ground = await SandboxGround.OpenAsync(folder.In("sandbox"), TimeProvider.System, Stop);
        var parts = new HouseParts(house.Settings, house.Keys, TimeProvider.System, SandboxRhythms.Replace);
        await using var form = PublicDoor.Build(parts, "http://127.0.0.1:0");
        await using var members = MembersDoor.Build(parts, "http://127.0.0.1:0");
        await form.StartAsync(Stop);
        await members.StartAsync(Stop);
        var settings = house.Settings with { DoorAddresses = new Dictionary<string, Uri> { ["public"] = AddressOf(form), ["members"] = AddressOf(members) } };
        var sandbox = new SandboxHouse(settings, ground, new SandboxPeople([], await KeyAsync(house), []));
        using var reporters = new ReportersAtWork(sandbox, TimeProvider.System);

        await reporters.StartAsync(Stop);
        // Five come at the start; the fourth is the member, with two addresses.
        for (var since = TimeProvider.System.GetTimestamp(); await ReportedAsync(house) is { Count: < 6 } few; await Task.Delay(100, Stop))
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, $"Only {few.Count} reports came.");
        await reporters.StopAsync(Stop);

        var reports = await ReportedAsync(house);
        Assert.Equal(4, reports.Count(one => one == (ReportSource.Public, ReportChannel.Form)));
        Assert.Equal(2, reports.Count(one => one == (ReportSource.Member, ReportChannel.Api)));
    }

    private static Uri AddressOf(WebApplication door) => new(door.Urls.First());

    private static Task<string> KeyAsync(TestHouse house) => house.InScopeAsync(services => AdmitMember.RunAsync(services, Stop));

    private static Task<List<(ReportSource, ReportChannel)>> ReportedAsync(TestHouse house) => house.InScopeAsync(async services =>
    {
        await services.GetRequiredService<OpenArrivalsJob>().RunAsync(Stop);
        return await services.GetRequiredService<HotlineDb>().ListAsync("SELECT source, channel FROM reports", row => ((ReportSource)row.GetInt32(0), (ReportChannel)row.GetInt32(1)), Stop);
    });
}
