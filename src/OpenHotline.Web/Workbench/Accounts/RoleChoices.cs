using System.Globalization;
using OpenHotline.Ground.Accounts;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>The roles as choices on a form.</summary>
internal static class RoleChoices
{
    public static IReadOnlyList<Choice> All { get; } = [.. StaffRolesExtensions.All.Each().Select(role => new Choice(Value(role), Title(role), Says(role)))];

    public static IReadOnlyCollection<string> Of(StaffRoles roles) => [.. roles.Each().Select(Value)];

    public static string Words(StaffRoles roles) => roles == StaffRoles.None ? "none" : string.Join(", ", roles.Each().Select(role => role.Name()));

    private static string Value(StaffRoles role) => ((int)role).ToString(CultureInfo.InvariantCulture);

    private static string Title(StaffRoles role) => role.Name() is var name ? char.ToUpperInvariant(name[0]) + name[1..] : "";

    private static string? Says(StaffRoles role) => role switch
    {
        StaffRoles.Analyst => "Assesses reports.",
        StaffRoles.SeniorAnalyst => "Second opinions, disputes, referrals.",
        StaffRoles.TakedownOfficer => "Hosts, notices, checks.",
        StaffRoles.CampaignOfficer => "Campaigns and guidance.",
        StaffRoles.Manager => "Figures, settings, second person. Sees neither addresses nor pictures.",
        StaffRoles.Administrator => "Accounts and machines; takes a second person to give. Sees neither addresses nor pictures.",
        StaffRoles.Auditor => "Reads and verifies the timeline. Sees neither addresses nor pictures.",
        _ => null,
    };
}
