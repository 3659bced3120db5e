using System.Net;
using OpenHotline.Web.Tests.Components;

namespace OpenHotline.Web.Tests.Defences;

public sealed class PageDefencesTests
{
    [Theory]
    [InlineData("/form")]
    [InlineData("/nowhere")]
    [InlineData("/fails")]
    [InlineData("/status/429")]
    [InlineData("/problem")]
    public async Task Every_answer_carries_the_headers(string path)
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        using var answer = await house.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Only_an_endpoint_that_says_so_may_be_kept()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        using var answer = await house.Http.GetAsync(new Uri("/figures", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(answer.Headers.CacheControl?.Public);
        Assert.Equal(TimeSpan.FromMinutes(5), answer.Headers.CacheControl?.MaxAge);
    }

    [Fact]
    public async Task Search_engines_are_kept_away_from_every_door_but_the_public_one()
    {
        await using var front = await PageHouse.StartAsync(DoorName.Public);
        await using var hosts = await PageHouse.StartAsync(DoorName.Hosts);
        using var found = await front.Http.GetAsync(new Uri("/form", UriKind.Relative), TestContext.Current.CancellationToken);
        using var hidden = await hosts.Http.GetAsync(new Uri("/form", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.False(found.Headers.Contains("X-Robots-Tag"));
        Assert.True(hidden.Headers.Contains("X-Robots-Tag"));
    }

    [Theory]
    [InlineData("/nowhere", 404, "There is no page here")]
    [InlineData("/status/403", 403, "You may not open this page")]
    [InlineData("/status/413", 413, "That is too much for one time")]
    [InlineData("/status/429", 429, "Too many requests at once")]
    [InlineData("/status/400", 400, "We could not read what was sent")]
    [InlineData("/status/503", 503, "We cannot answer just now")]
    [InlineData("/fr/nowhere", 404, "Il n’y a pas de page ici")]
    public async Task A_refusal_is_a_page_that_says_what_to_do(string path, int status, string heading)
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        using var answer = await house.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await PageHouse.ReadAsync(answer);

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal(heading, page.QuerySelector("h1")?.TextContent);
        Assert.Equal(3, page.QuerySelectorAll("main p.govuk-body").Length);
    }

    [Fact]
    public async Task A_failure_shows_a_reference_and_never_the_exception()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        using var answer = await house.Http.GetAsync(new Uri("/fails", UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something went wrong on our side", html, StringComparison.Ordinal);
        Assert.Contains("reference", html, StringComparison.Ordinal);
        Assert.DoesNotContain("host.example", html, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_has_a_body_is_left_alone()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        using var answer = await house.Http.GetAsync(new Uri("/problem", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_page_asked_in_the_wrong_way_is_refused_before_permission_is_asked()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        using var answer = await house.Http.DeleteAsync(new Uri("/form", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }
}
