using Microsoft.Playwright;
using OpenHotline.Web.Tests.Components;

namespace OpenHotline.Web.Tests.Browser;

/// <summary>What script adds, done with real keys in a real browser.</summary>
public sealed class ScriptTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Questions_are_answered_one_key_each_and_sent_by_one_more()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/work"));
        var page = open.Page;

        foreach (var key in (string[])["1", "2", "g", "b", "b", "s"]) await page.Keyboard.PressAsync(key);
        await page.GetByText("taken").WaitForAsync();
        Assert.Equal("/assess kind=imagery made=drawn shown=girls note= then=next", Assert.Single(house.Posts.Taken));
    }

    [Fact]
    public async Task An_answer_can_be_changed_by_going_back_to_its_question()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/work"));
        var page = open.Page;

        foreach (var key in (string[])["1", "2", "p", "p", "3", "s"]) await page.Keyboard.PressAsync(key);
        await page.GetByText("taken").WaitForAsync();
        Assert.Equal("/assess kind=nothing made=drawn note= then=next", Assert.Single(house.Posts.Taken));
    }

    [Fact]
    public async Task A_letter_typed_into_a_field_presses_nothing()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/work"));
        var page = open.Page;

        await page.GetByLabel("Note").PressSequentiallyAsync("s h 1 ?");
        Assert.Equal("s h 1 ?", await page.GetByLabel("Note").InputValueAsync());
        Assert.Empty(house.Posts.Taken);
    }

    [Fact]
    public async Task Rows_are_walked_and_a_key_presses_the_button_of_the_row()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/work"));
        var page = open.Page;

        foreach (var key in (string[])["j", "j", "j", "k"]) await page.Keyboard.PressAsync(key);
        await page.Keyboard.PressAsync("c");
        await page.GetByText("claimed 2").WaitForAsync();
    }

    [Fact]
    public async Task Sorting_compares_numbers_as_numbers()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/work"));
        var page = open.Page;

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Score" }).ClickAsync();
        Assert.Equal(["A-1", "A-3", "A-2"], await page.Locator("[data-row] th a").AllInnerTextsAsync());
    }

    [Fact]
    public async Task Escape_twice_hides_everything_and_gives_the_claim_back()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/work"));
        var page = open.Page;

        await page.GetByLabel("Note").FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        Assert.True(await page.Locator("h1").IsVisibleAsync());
        await page.Keyboard.PressAsync("Escape");
        await page.GetByText("taken").WaitForAsync();
        Assert.Equal("/give-back", Assert.Single(house.Posts.Taken));
    }

    [Fact]
    public async Task Single_keys_can_be_switched_off()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/work"));
        var page = open.Page;

        await page.Keyboard.PressAsync("?");
        await page.GetByLabel("Use single keys").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Close" }).ClickAsync();
        await page.Keyboard.PressAsync("1");
        Assert.False(await page.GetByLabel("Imagery").IsCheckedAsync());
    }

    [Fact]
    public async Task A_copied_address_is_posted_for_and_reaches_only_the_clipboard()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/work"));
        var page = open.Page;

        await page.Keyboard.PressAsync("y");
        await page.GetByText("Copied. This was noted.").First.WaitForAsync();
        Assert.Equal("https://host.example/page", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        Assert.Equal("/copy", Assert.Single(house.Posts.Taken));
        Assert.DoesNotContain("https://host.example/page", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_shown_while_it_is_held_and_only_when_the_look_was_noted()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/work"));
        var page = open.Page;
        var shown = page.Locator(".oh-veil.is-shown");

        await page.Locator("[data-veil-hold]").HoverAsync();
        await page.Mouse.DownAsync();
        await shown.WaitForAsync();
        await page.Mouse.UpAsync();
        await shown.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        Assert.Equal("/look how=held", Assert.Single(house.Posts.Taken));

        await page.Locator("[data-veil-timed]").ClickAsync();
        await shown.WaitForAsync();
        await shown.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        Assert.Equal("/look how=timed", house.Posts.Taken[^1]);

        house.Posts.LooksAreNoted = false;
        await page.Locator("[data-veil-timed]").ClickAsync();
        await page.WaitForTimeoutAsync(300);
        Assert.Equal(0, await shown.CountAsync());
    }

    [Fact]
    public async Task Counts_and_progress_arrive_by_themselves_and_news_waits_to_be_asked_for()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/work"));
        var page = open.Page;

        await page.GetByText("3 new in the queue").WaitForAsync();
        Assert.Equal("1,204", await page.Locator("[data-count=queue]").InnerTextAsync());
        await page.GetByText("a second left").WaitForAsync();
        Assert.Equal(3, await page.Locator("progress").EvaluateAsync<int>("bar => bar.value"));
    }

    [Fact]
    public async Task Three_presses_of_Shift_leave_the_page_and_back_does_not_return_to_it()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/fr/figures"));
        var page = open.Page;
        await page.RouteAsync("https://www.bbc.co.uk/**", route => route.FulfillAsync(new RouteFulfillOptions { Body = "weather" }));
        await page.GotoAsync(new Uri(house.Address, "/form").ToString());

        await page.Keyboard.PressAsync("Shift");
        await page.GetByLabel("Address of the page").PressSequentiallyAsync("A");
        Assert.EndsWith("/form", page.Url, StringComparison.Ordinal);
        for (var press = 0; press < 3; press++) await page.Keyboard.PressAsync("Shift");
        await page.GetByText("weather").WaitForAsync();
        await page.GoBackAsync();
        Assert.EndsWith("/fr/figures", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_of_errors_takes_the_focus_and_leads_into_the_field()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/form-with-errors"));
        var page = open.Page;

        Assert.True(await page.Locator(".govuk-error-summary").EvaluateAsync<bool>("summary => summary === document.activeElement"));
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Choose where you saw it" }).ClickAsync();
        Assert.Equal("where", await page.EvaluateAsync<string>("document.activeElement.id"));
    }
}
