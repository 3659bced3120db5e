using System.Text;
using OpenHotline.Ground.Accounts;
using OpenHotline.Testing;
using OpenHotline.Web;

namespace OpenHotline.HouseTests.Endpoints;

/// <summary>Every address of every door: who may, who may not. A new one without a decision, or not in the list, fails here.</summary>
public sealed class EndpointTests
{
    // Before anybody is signed in: signing in, joining by a one-time link, and what the pages look like.
    private static readonly string[] OpenOnWorkbench = ["/assets/", "/join", "/sign-in"];

    // All that manager, administrator and auditor reach. None of it shows an address or a picture.
    private static readonly string[] WithoutAddresses =
        ["/theme", "/", "/account", "/accounts", "/acts", "/campaigns", "/cases", "/figures", "/guidance", "/house", "/import", "/members", "/overview", "/sign-out", "/timeline"];

    // Its token stands in the first part of the upload and is checked by hand: the framework would first write the whole file to disk.
    private static readonly string[] ChecksItsTokenByHand = ["Workbench POST /import", "Workbench POST /banks/{bankId:guid}/file"];

    public static TheoryData<string> All => [.. Doors.Endpoints.Select(one => one.ToString())];

    [Theory]
    [MemberData(nameof(All))]
    public void An_endpoint_says_who_may(string name)
    {
        var endpoint = Doors.Endpoints.First(one => one.ToString() == name);
        Assert.False(endpoint.IsUndecided, $"{name} has neither AllowAnonymous nor a permission.");
        if (endpoint.Door == DoorName.Workbench && !endpoint.IsAnonymous)
            Assert.All(endpoint.Policies, policy => Assert.True(Enum.TryParse<Permission>(policy, out _), $"{name} asks for '{policy}', which is no permission."));
    }

    [Fact]
    public void The_list_of_endpoints_is_up_to_date()
    {
        var text = new StringBuilder("# Every endpoint of every door\n\nMade from the doors themselves. Roles of each permission: [roles.md](roles.md).\n");
        foreach (var door in Doors.Endpoints.GroupBy(one => one.Door))
        {
            text.Append($"\n## {door.Key}\n| method | address | who may |\n|---|---|---|\n");
            foreach (var one in door) text.Append($"| {one.Methods.Replace("|", ", ", StringComparison.Ordinal)} | `{one.Pattern.Replace("|", "\\|", StringComparison.Ordinal)}` | {one.Decision} |\n");
        }

        ReferenceDocument.IsUpToDate("endpoints.md", text.ToString());
    }

    [Fact]
    public void No_two_endpoints_of_a_door_are_the_same() => Verdict.NothingFound(
        Doors.Endpoints.GroupBy(one => one.ToString(), StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void On_the_workbench_only_signing_in_and_joining_are_open() => Verdict.NothingFound(Doors.OfWorkbench
        .Where(one => one.IsAnonymous && !OpenOnWorkbench.Any(open => one.Pattern.StartsWith(open, StringComparison.Ordinal))).Select(one => one.ToString()));

    [Fact]
    public void Manager_administrator_and_auditor_reach_no_address() => Verdict.NothingFound(Doors.OfWorkbench
        .Where(one => !one.IsAnonymous && (one.Roles & (StaffRoles.Manager | StaffRoles.Administrator | StaffRoles.Auditor)) != StaffRoles.None)
        .Where(one => !WithoutAddresses.Contains("/" + one.Pattern.Split('/')[1], StringComparer.Ordinal)).Select(one => one.ToString()));

    [Fact]
    public void Every_change_on_the_workbench_asks_for_its_token() => Verdict.NothingFound(Doors.OfWorkbench
        .Where(one => !one.IsGet && one.SkipsToken).Select(one => one.ToString()).Except(ChecksItsTokenByHand, StringComparer.Ordinal));

    [Fact]
    public void An_endpoint_that_only_reads_is_asked_with_GET_and_one_that_changes_with_POST() => Verdict.NothingFound(
        Doors.Endpoints.Select(one => one.Methods is "GET" or "POST" or "GET|HEAD" ? null : one.ToString()));
}
