using System.Net;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Tests.Components;

public sealed class ThemeChoiceTests
{
    [Theory]
    [InlineData("dark", "dark")]
    [InlineData("light", "light")]
    [InlineData("device", null)]
    [InlineData("<script>", null)]
    [InlineData("99", null)]
    public async Task The_choice_is_kept_in_a_cookie_and_shown(string chosen, string? shown)
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        using var form = await house.Http.GetAsync(new Uri("/pieces", UriKind.Relative), TestContext.Current.CancellationToken);
        var token = (await PageHouse.ReadAsync(form)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/theme");
        request.Headers.Add("Cookie", CookiesOf(form));
        request.Content = new FormUrlEncodedContent([new("theme", chosen), new("__RequestVerificationToken", token)]);
        using var answer = await house.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var next = new HttpRequestMessage(HttpMethod.Get, "/pieces");
        next.Headers.Add("Cookie", CookiesOf(answer));
        using var page = await house.Http.SendAsync(next, TestContext.Current.CancellationToken);
        Assert.Equal(shown, (await PageHouse.ReadAsync(page)).DocumentElement.GetAttribute("data-theme"));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Workbench);
        using var form = new FormUrlEncodedContent([new("theme", "dark")]);
        using var answer = await house.Http.PostAsync(new Uri("/theme", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static string CookiesOf(HttpResponseMessage answer) =>
        string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
}
