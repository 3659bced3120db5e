using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Notify;
using OpenHotline.Web.Tests.Hosts;

namespace OpenHotline.Web.Tests.Workbench.Takedown;

public sealed class TakedownPagesTests
{
    [Fact]
    public async Task An_officer_adds_a_host_and_its_mailbox()
    {
        var world = new HostsHouse.World();
        await using var workbench = await OpenWorkbench.StartAsync(services => services.AddSingleton<IPost>(world).AddSingleton<INameServer>(world).AddSingleton<IRegistry>(world), isSandbox: true);
        using var officer = await workbench.SignedInAsync(StaffRoles.TakedownOfficer);
        var board = await officer.OpenAsync("/takedown");
        await officer.SubmitAsync(board, "/takedown/hosts", ("name", "Slow Hosting"), ("role", "1"), ("kind", "2"), ("alias", "NET-1"));
        var path = officer.Location!;
        var host = await officer.FollowAsync();
        Assert.Contains("Slow Hosting", host.Body!.TextContent, StringComparison.Ordinal);
        await officer.SubmitAsync(host, path + "/mailbox", ("mailbox", "abuse@slowhost.example"));
        host = await officer.OpenAsync(path);
        Assert.Contains("abuse@slowhost.example", host.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("network NET-1", host.Body.TextContent, StringComparison.Ordinal);
        // With nothing up there, the register still leads to it.
        Assert.Equal("Slow Hosting", (await officer.OpenAsync("/takedown")).QuerySelector($"details a[href='{path}']")!.TextContent);
        await officer.SubmitAsync(host, path + "/standing", ("standing", "2"));
        await officer.SubmitAsync(host, path + "/manner", ("language", "fr"), ("timezone", "Nowhere/Land"));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        await officer.SubmitAsync(host, path + "/manner", ("language", "fr"), ("timezone", "Europe/Paris"), ("quietfrom", "22"), ("quietuntil", "6"));
        Assert.Equal(HttpStatusCode.Redirect, officer.Status);
        Assert.Contains("Saved", (await officer.FollowAsync()).QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_that_no_notice_has_is_told_and_kept_as_it_was_typed()
    {
        await using var workbench = await OpenWorkbench.StartAsync(isSandbox: true);
        using var officer = await workbench.SignedInAsync(StaffRoles.TakedownOfficer);
        var board = await officer.OpenAsync("/takedown?ticket=%5BOH-NOTHING%5D");
        Assert.Equal(HttpStatusCode.NotFound, officer.Status);
        Assert.Equal("[OH-NOTHING]", board.QuerySelector("input[name=ticket]")!.GetAttribute("value"));
        Assert.Contains("No notice has this ticket", board.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_may_see_the_board_and_the_holds()
    {
        await using var workbench = await OpenWorkbench.StartAsync(isSandbox: true);
        using var manager = await workbench.SignedInAsync(StaffRoles.Manager);
        foreach (var path in new[] { "/takedown", "/refer" })
        {
            await manager.OpenAsync(path);
            Assert.NotEqual(HttpStatusCode.OK, manager.Status);
        }

        using var senior = await workbench.SignedInAsync(StaffRoles.SeniorAnalyst);
        await senior.OpenAsync("/refer");
        Assert.Equal(HttpStatusCode.OK, senior.Status);
        await senior.OpenAsync($"/refer/episodes/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.OK, senior.Status);
    }
}
