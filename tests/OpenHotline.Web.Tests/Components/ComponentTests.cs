using AngleSharp.Dom;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Tests.Components;

public sealed class ComponentTests
{
    private static readonly string[] Pages = ["/form", "/form-with-errors", "/question", "/pieces", "/figures"];

    [Fact]
    public async Task Every_field_has_a_label_and_everything_that_describes_it_is_there()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        foreach (var path in Pages)
        {
            var page = await house.OpenAsync(path);
            foreach (var field in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
            {
                Assert.True(page.QuerySelectorAll($"label[for='{field.Id}']").Length == 1, $"{path}: {field.OuterHtml} has no label");
                foreach (var id in (field.GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    Assert.True(page.GetElementById(id) is not null, $"{path}: {field.Id} is described by {id}, which is not there");
                }
            }
        }
    }

    [Fact]
    public async Task Ids_are_unique_and_a_page_has_one_heading_and_one_main()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        foreach (var path in Pages)
        {
            var page = await house.OpenAsync(path);
            var doubled = page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key);
            Assert.Empty(doubled);
            Assert.Single(page.QuerySelectorAll("main"));
            Assert.NotEmpty(page.Title ?? "");
        }
    }

    [Fact]
    public async Task Every_error_in_the_summary_leads_to_its_field_and_stands_beside_it()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        var page = await house.OpenAsync("/form-with-errors");

        var links = page.QuerySelectorAll(".govuk-error-summary a").ToList();
        Assert.Equal(PageHouse.Mistakes.All.Count - 1, links.Count);
        foreach (var link in links)
        {
            var field = page.GetElementById(link.GetAttribute("href")![1..]);
            Assert.NotNull(field);
            var group = field.Closest(".govuk-form-group--error");
            Assert.NotNull(group);
            Assert.Contains(link.TextContent, group.TextContent, StringComparison.Ordinal);
        }

        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_come_from_the_name_alone()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        var page = await house.OpenAsync("/form-with-errors");

        Assert.Equal("day.part", page.GetElementById("day-part")?.GetAttribute("name"));
        Assert.Equal("web", page.GetElementById("where")?.GetAttribute("value"));
        Assert.Equal("other", page.GetElementById("where-3")?.GetAttribute("value"));
        Assert.Equal("seenOn-day", page.GetElementById("seenOn")?.GetAttribute("name"));
        Assert.NotNull(page.GetElementById("note-error"));
        Assert.NotNull(page.GetElementById("address-hint"));
    }

    [Fact]
    public async Task What_was_typed_comes_back_as_typed()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        var page = await house.OpenAsync("/form");

        Assert.Equal("Line one\nline two", page.GetElementById("note")?.TextContent);
        Assert.Equal("A-17", page.GetElementById("day-part")?.GetAttribute("value"));
        Assert.True(page.GetElementById("where-2")?.HasAttribute("checked"));
        Assert.True(page.GetElementById("shown-3")?.HasAttribute("checked"));
        Assert.Equal("fr", page.QuerySelector("#language option[selected]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_page_with_one_question_has_it_as_its_heading()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        var page = await house.OpenAsync("/question");

        Assert.Equal("What is the address of the page?", page.QuerySelector("h1 > label[for=address]")?.TextContent);
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task No_page_carries_inline_style_or_script()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        foreach (var path in Pages)
        {
            var page = await house.OpenAsync(path);
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_receipt_code_is_shown_in_groups_of_four()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        var page = await house.OpenAsync("/pieces");

        Assert.Equal("abcd efgh jkmn", page.QuerySelector(".oh-code strong")?.TextContent);
    }

    [Fact]
    public async Task Forms_carry_a_token_on_the_workbench_and_none_on_the_public_door()
    {
        await using var workbench = await PageHouse.StartAsync(DoorName.Workbench);
        await using var front = await PageHouse.StartAsync(DoorName.Public);

        Assert.NotEmpty((await workbench.OpenAsync("/form")).QuerySelectorAll("input[name=__RequestVerificationToken]"));
        Assert.Empty((await front.OpenAsync("/form")).QuerySelectorAll("input[name=__RequestVerificationToken]"));
    }
}
