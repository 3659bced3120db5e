using System.Collections;
using System.Globalization;
using System.Net;
using System.Resources;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Prevent;
using OpenHotline.Testing;
using OpenHotline.Web.Components;
using OpenHotline.Web.Public;
using OpenHotline.Web.Public.Form;
using OpenHotline.Web.Public.Guidance;
using OpenHotline.Web.Public.Help;
using OpenHotline.Web.Public.Home;
using OpenHotline.Web.Public.OwnPicture;
using OpenHotline.Web.Public.Receipts;

namespace OpenHotline.Web.Tests.Public;

/// <summary>Guidance and help services, as everybody reads them.</summary>
public sealed class GuidancePagesTests
{
    [Fact]
    public async Task Every_page_that_comes_with_the_house_is_read_in_every_language_and_none_of_its_links_is_broken()
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        var links = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (language, prefix) in Languages.All.Zip(["", "/fr", "/ar"]))
        {
            var list = await door.GetAsync($"{prefix}/guidance");
            var pages = list.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(href => href.StartsWith($"{prefix}/guidance/", StringComparison.Ordinal)).ToList();
            Assert.Equal(12, pages.Distinct(StringComparer.Ordinal).Count());
            foreach (var path in pages)
            {
                var page = await door.GetAsync(path);
                Assert.NotNull(page.QuerySelector("[data-exit]"));
                Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
                Assert.NotEmpty(page.QuerySelectorAll("main h2.govuk-heading-m"));
                links.UnionWith(page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(href => !href.StartsWith("tel:", StringComparison.Ordinal)));
            }
        }

        foreach (var link in links)
        {
            using var answer = await door.Http.GetAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{link} answers {(int)answer.StatusCode}.");
        }
    }

    [Theory]
    [InlineData(typeof(FrameWords)), InlineData(typeof(HomeWords)), InlineData(typeof(FormWords)), InlineData(typeof(ReceiptWords)), InlineData(typeof(OwnWords)), InlineData(typeof(GuidanceWords)), InlineData(typeof(HelpWords))]
    public void In_arabic_no_page_speaks_to_a_boy(Type words)
    {
        using var arabic = new ResourceManager(words).GetResourceSet(CultureInfo.GetCultureInfo("ar"), createIfNotExists: true, tryParents: false)!;
        Assert.All(arabic.Cast<DictionaryEntry>(), word => Assert.Empty(SpokenArabic.AsToABoy((string)word.Value!)));
    }

    [Fact]
    public async Task What_is_looked_for_is_found_and_stands_in_no_address()
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("words", "threatens \"><script>")]);
        using var answer = await door.Http.PostAsync(new Uri("/guidance/search", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var page = await OpenDoor.ReadAsync(answer);
        Assert.Equal("Somebody threatens to share my picture", page.QuerySelector("#found + ul a")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main script"));
        Assert.Equal("post", page.QuerySelector("#search")!.GetAttribute("method"));
    }

    [Fact]
    public async Task Dangerous_markdown_that_came_to_be_published_is_still_shown_as_words()
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        var html = await new HtmlOf(door.Services).MarkdownAsync("<img src=x onerror=alert(1)>\n\n[click](javascript:alert(1)) [away](//elsewhere.example) [ours](/report)");
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("//elsewhere", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/report\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<javascript:alert(1)>"), InlineData("<data:text/html,x>"), InlineData("<http://elsewhere.example/>"), InlineData("<somebody@elsewhere.example>"), InlineData("[x](javascript:alert(1))")]
    [InlineData("![words](https://elsewhere.example/a.png)"), InlineData("[![words](https://elsewhere.example/a.png)](javascript:alert(1))")]
    public async Task Nothing_unsafe_that_was_written_is_a_link_or_a_picture(string markdown)
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        var html = await new HtmlOf(door.Services).MarkdownAsync($"Before {markdown} after.");
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
        Assert.Contains("Before", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("img, script"));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Equal("#", link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("/guidance/no-such-page")]
    [InlineData("/guidance/..%2f..%2fetc")]
    [InlineData("/help/gbr")]
    public async Task What_is_no_page_is_not_found(string path)
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        using var answer = await door.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_country_without_a_service_says_so()
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        Assert.Contains("We do not know a service in this country yet", (await door.GetAsync("/help/gb")).Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Renders one component outside of a page.</summary>
    private sealed class HtmlOf(IServiceProvider services)
    {
        public async Task<string> MarkdownAsync(string markdown)
        {
            await using var renderer = new Microsoft.AspNetCore.Components.Web.HtmlRenderer(services, services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>());
            return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<OpenHotline.Web.Components.MarkdownText>(
                Microsoft.AspNetCore.Components.ParameterView.FromDictionary(new Dictionary<string, object?> { ["Markdown"] = markdown }))).ToHtmlString());
        }
    }
}
