using OpenHotline.Ground;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>The whole address of a campaign link, as it stands on a poster.</summary>
public static class LinkAddress
{
    /// <summary>Without a public address in the settings, the path alone.</summary>
    public static string Of(HouseSettings house, string code) =>
        house.DoorAddresses.TryGetValue(nameof(DoorName.Public), out var door) || house.DoorAddresses.TryGetValue("public", out door)
            ? new Uri(door, $"/c/{code}").AbsoluteUri : $"/c/{code}";
}
