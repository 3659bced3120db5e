using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Joining;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Accounts;

public sealed class TimeCodeTests
{
    /// <summary>RFC 6238 appendix B, SHA-1, last six digits.</summary>
    [Theory]
    [InlineData(59, "287082"), InlineData(1111111109, "081804"), InlineData(1111111111, "050471"), InlineData(1234567890, "005924"), InlineData(2000000000, "279037"), InlineData(20000000000, "353130")]
    public void Codes_agree_with_the_vectors_of_RFC_6238(long seconds, string code)
    {
        var secret = "12345678901234567890"u8.ToArray();
        Assert.Equal(code, TimeCode.At(secret, seconds / 30));
        Assert.Equal(seconds / 30, TimeCode.Match(secret, code, DateTimeOffset.FromUnixTimeSeconds(seconds + 30)));
        Assert.Null(TimeCode.Match(secret, code, DateTimeOffset.FromUnixTimeSeconds(seconds + 90)));
    }

    [Theory]
    [InlineData("short words", false), InlineData("aaaaaaaaaaaaaaaa", false), InlineData("123456789012345", false), InlineData("Password12345678", false), InlineData("ada.lovelace and more", false), InlineData("four unrelated garden words", true)]
    public void A_password_is_judged_by_length_and_commonness(string password, bool isGood) =>
        Assert.Equal(isGood, PasswordRule.WhyNot(password, new Account { Email = "ada.lovelace@staff.example", DisplayName = "Ada" }) is null);

    [Fact]
    public void Roles_are_documented_as_they_are()
    {
        var roles = StaffRolesExtensions.All.Each().ToList();
        var text = new System.Text.StringBuilder("# Who may do what\n\nMade from `Ground/Accounts/Permissions.cs`. Manager, administrator and auditor see neither addresses nor pictures.\n\n");
        text.Append($"| permission | {string.Join(" | ", roles.Select(role => role.Name()))} |\n|---|{string.Concat(roles.Select(_ => "---|"))}\n");
        foreach (var permission in Enum.GetValues<Permission>())
            text.Append($"| {permission} | {string.Join(" | ", roles.Select(role => Permissions.Allow(role, permission) ? "yes" : ""))} |\n");
        ReferenceDocument.IsUpToDate("roles.md", text.ToString());
    }

    [Theory]
    [InlineData(StaffRoles.Manager), InlineData(StaffRoles.Administrator), InlineData(StaffRoles.Auditor)]
    public void Manager_administrator_and_auditor_see_neither_addresses_nor_pictures(StaffRoles role)
    {
        foreach (var permission in new[] { Permission.SeeAddress, Permission.Assess, Permission.Recognise, Permission.Takedown, Permission.SecondOpinion }) Assert.False(Permissions.Allow(role, permission));
    }
}
