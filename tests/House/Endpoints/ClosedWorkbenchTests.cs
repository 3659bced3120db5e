using System.Net;
using Microsoft.AspNetCore.Builder;

namespace OpenHotline.HouseTests.Endpoints;

/// <summary>A workbench that answers, for all tests of one class.</summary>
public sealed class AnsweringWorkbench : IAsyncLifetime
{
    private WebApplication? door;

    internal HttpClient Stranger { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        door = await Doors.OpenWorkbenchAsync();
        Stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(door.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Stranger.Dispose();
        if (door is not null) await door.DisposeAsync();
    }
}

/// <summary>Somebody who has not signed in asks for everything, over HTTP.</summary>
public sealed class ClosedWorkbenchTests(AnsweringWorkbench workbench) : IClassFixture<AnsweringWorkbench>
{
    public static TheoryData<string, string> Closed => [.. Doors.OfWorkbench.Where(one => one.IsGet && !one.IsAnonymous).Select(one => (one.Pattern, one.SamplePath))];

    public static TheoryData<string, string> Changing => [.. Doors.OfWorkbench.Where(one => !one.IsGet).Select(one => (one.Pattern, one.SamplePath))];

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task A_stranger_is_shown_the_sign_in_page_instead_of(string pattern, string path)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        asked.Headers.Accept.ParseAdd("text/html");
        using var answer = await workbench.Stranger.SendAsync(asked, TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{pattern} answers {answer.StatusCode}.");
        Assert.EndsWith("/sign-in", answer.Headers.Location?.ToString());
    }

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task A_stranger_s_script_gets_401_from(string pattern, string path)
    {
        using var answer = await workbench.Stranger.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{pattern} answers {answer.StatusCode}.");
    }

    [Theory]
    [MemberData(nameof(Changing))]
    public async Task A_stranger_changes_nothing_by(string pattern, string path)
    {
        using var form = new FormUrlEncodedContent([new("mail", "ada@staff.example"), new("password", "wrong")]);
        using var answer = await workbench.Stranger.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
        // Open ones (signing in, joining) are refused for want of their token.
        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest, $"{pattern} answers {answer.StatusCode}.");
    }
}
