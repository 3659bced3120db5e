using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OpenHotline.Web.Tests.Components;

namespace OpenHotline.Web.Tests.Browser;

/// <summary>Every fixture page, as it is looked at: axe finds nothing, nothing scrolls sideways, the policy refuses nothing of ours.</summary>
public sealed class LookTests(ChromiumFixture chromium)
{
    public static TheoryData<DoorName, string, int, ColorScheme> Views()
    {
        var views = new TheoryData<DoorName, string, int, ColorScheme>();
        foreach (var path in (string[])["/form-with-errors", "/question", "/pieces", "/figures"])
        {
            views.Add(DoorName.Public, path, 1280, ColorScheme.Light);
            views.Add(DoorName.Public, path, 320, ColorScheme.Dark);
            views.Add(DoorName.Public, "/ar" + path, 320, ColorScheme.Light);
            views.Add(DoorName.Workbench, path, 1280, ColorScheme.Dark);
        }

        views.Add(DoorName.Workbench, "/work", 1280, ColorScheme.Light);
        views.Add(DoorName.Workbench, "/work", 320, ColorScheme.Dark);
        return views;
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Nobody_is_shut_out(DoorName door, string path, int widthPx, ColorScheme theme)
    {
        await using var house = await PageHouse.StartAsync(door);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, path), widthPx, theme);
        var page = open.Page;
        if (path.EndsWith("figures", StringComparison.Ordinal)) await page.Locator(".oh-chart svg").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
        Assert.Equal(widthPx, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Without_script_what_needs_script_is_not_shown_and_the_rest_is()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/work"), withScript: false);
        var page = open.Page;

        Assert.False(await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Copy" }).IsVisibleAsync());
        Assert.False(await page.Locator("[data-veil-hold]").IsVisibleAsync());
        Assert.False(await page.Locator("[data-key-help]").IsVisibleAsync());
        await page.GetByLabel("Imagery").CheckAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Submit and next" }).ClickAsync();
        Assert.Equal("/assess kind=imagery note= then=next", Assert.Single(house.Posts.Taken));
    }
}
