using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using OpenHotline.Web.Assets;
using OpenHotline.Web.Tests.Components;

namespace OpenHotline.Web.Tests.Assets;

public sealed partial class AssetFilesTests
{
    private static AssetFiles Built()
    {
        var files = new AssetFiles();
        Assert.SkipUnless(files.AreBuilt, "The stylesheets and scripts were not built: run `npm ci && npm run build` first.");
        return files;
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task A_file_is_served_in_the_form_that_is_asked_for(string encoding)
    {
        var files = Built();
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        using var request = new HttpRequestMessage(HttpMethod.Get, files.Href("public.css"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var answer = await house.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault() ?? "identity");
        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(answer.Content.Headers.ContentLength, bytes.Length);
        Assert.Contains(answer.Headers.CacheControl?.Extensions ?? [], extension => extension.Name == "immutable");
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/assets/public.00000000.css")]
    [InlineData("/assets/public.css")]
    [InlineData("/assets/..%2f..%2fpackage.json")]
    public async Task A_file_that_is_not_there_is_not_there(string path)
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        using var answer = await house.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public void A_program_without_assets_still_answers()
    {
        var none = new AssetFiles(typeof(AssetFilesTests).Assembly);

        Assert.False(none.AreBuilt);
        Assert.Null(none.Href("public.css"));
    }

    [Fact]
    public async Task A_first_look_at_a_public_page_weighs_less_than_60_kB_and_its_script_less_than_15()
    {
        var files = Built();
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        var page = await house.OpenAsync("/form");
        var linked = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var script in linked.Where(IsScript).ToList()) await FollowAsync(house, script, linked);
        long WeightOf(Func<string, bool> which) => linked.Where(which).Sum(href => files.Find(href["/assets/".Length..])!.Encodings[0].LengthBytes);

        Assert.InRange(WeightOf(IsScript), 1, 15_000);
        Assert.InRange(WeightOf(_ => true) + page.Source.Length, 1, 60_000);
    }

    private static bool IsScript(string href) => href.EndsWith(".js", StringComparison.Ordinal);

    private static async Task FollowAsync(PageHouse house, string href, HashSet<string> seen)
    {
        var script = await house.Http.GetStringAsync(new Uri(href, UriKind.Relative), TestContext.Current.CancellationToken);
        foreach (var part in StaticImports().Matches(script).Select(match => "/assets/" + match.Groups["part"].Value))
        {
            if (seen.Add(part)) await FollowAsync(house, part, seen);
        }
    }

    [GeneratedRegex("(?:from|import)\"\\./(?<part>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StaticImports();
}
