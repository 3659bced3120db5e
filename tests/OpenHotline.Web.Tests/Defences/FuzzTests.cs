using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Intake.Members;
using OpenHotline.Testing;
using OpenHotline.Web.Hosts;
using OpenHotline.Web.Members;
using OpenHotline.Web.Public;
using OpenHotline.Web.Tests.Workbench;

namespace OpenHotline.Web.Tests.Defences;

/// <summary>Any bytes in any field and any query of any door: refused or taken, never a failure of ours. U+0000 is refused everywhere.</summary>
public sealed class FuzzTests
{
    private const int Seed = 1707;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task The_workbench_never_fails_on_what_is_posted(TestDatabase kind)
    {
        await using var house = await OpenWorkbench.StartAsync(kind: kind);
        using var browser = await house.SignedInAsync(~StaffRoles.None);
        var token = (await browser.OpenAsync("/account")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        await SendAllAsync(browser.Http, new Fuzz(house.Services, new Random(Seed)), token);
    }

    [Theory, OnEveryDatabase]
    public async Task The_public_door_never_fails_on_what_is_posted(TestDatabase kind)
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build, kind: kind);
        await SendAllAsync(door.Http, new Fuzz(door.Services, new Random(Seed)), token: null);
    }

    [Theory, OnEveryDatabase]
    public async Task The_hosts_door_never_fails_on_what_is_posted(TestDatabase kind)
    {
        await using var door = await OpenDoor.StartAsync(HostsDoor.Build, kind: kind);
        await SendAllAsync(door.Http, new Fuzz(door.Services, new Random(Seed)), token: null);
    }

    [Theory, OnEveryDatabase]
    public async Task The_members_door_never_fails_on_what_is_posted(TestDatabase kind)
    {
        await using var door = await OpenDoor.StartAsync(MembersDoor.Build, kind: kind);
        var member = Assert.IsType<AddMember.Outcome.Added>(await door.House.InScopeAsync(services => services.GetRequiredService<AddMember>().RunAsync("Member", ReportSource.Member, Stop)));
        var key = Assert.IsType<IssueMemberKey.Outcome.Issued>(await door.House.InScopeAsync(services => services.GetRequiredService<IssueMemberKey>().RunAsync(member.MemberId, Stop)));
        door.SendKey(key.Key.Reveal());
        await SendAllAsync(door.Http, new Fuzz(door.Services, new Random(Seed)), token: null);
    }

    private static async Task SendAllAsync(HttpClient http, Fuzz fuzz, string? token)
    {
        var wrong = new List<string>();
        foreach (var endpoint in fuzz.Posted)
        {
            foreach (var (what, body, hasNul) in fuzz.Bodies(endpoint, token))
            {
                using var answer = await http.PostAsync(new Uri(Fuzz.PathOf(endpoint), UriKind.Relative), body, Stop);
                body.Dispose();
                if (IsWrong(answer.StatusCode, isRefused: hasNul && ReadsForm(endpoint))) wrong.Add($"POST {endpoint.RoutePattern.RawText}, {what}: {(int)answer.StatusCode}");
            }
        }

        foreach (var endpoint in fuzz.Asked)
        {
            var (random, withNul) = fuzz.QueriesOf(endpoint);
            foreach (var (path, isRefused) in new[] { (random, false), (withNul, true) })
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Stop);
                if (IsWrong(answer.StatusCode, isRefused)) wrong.Add($"GET {endpoint.RoutePattern.RawText}{(isRefused ? ", U+0000" : "")}: {(int)answer.StatusCode}");
            }
        }

        Assert.NotEmpty(fuzz.Posted);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static bool ReadsForm(Microsoft.AspNetCore.Routing.RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<System.Reflection.MethodInfo>()?.GetParameters().Any(one => one.ParameterType.Name.EndsWith("Form", StringComparison.Ordinal)) == true;

    // 503 is said in words of its own: the house takes nothing now.
    private static bool IsWrong(HttpStatusCode status, bool isRefused) =>
        isRefused ? status is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) : (int)status >= 500 && status != HttpStatusCode.ServiceUnavailable;
}
