using OpenHotline.Ground;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>The address of a campaign link.</summary>
public static class LinkAddress
{
    /// <summary>What is said where something is to be printed and the house does not know its own public address.</summary>
    public const string Missing = "Nothing can be printed yet: the house does not know the address of its public door, so the code would lead nowhere. An operator sets addresses:public.";

    /// <summary>The whole address, as it stands on a poster; null where the settings do not name the public door's address, or one that only this machine reaches (the sandbox may).</summary>
    public static string? Of(HouseSettings house, string code) =>
        (house.DoorAddresses.TryGetValue(nameof(DoorName.Public), out var door) || house.DoorAddresses.TryGetValue("public", out door)) && (house.IsSandbox || !door.IsLoopback)
            ? new Uri(door, PathOf(code)).AbsoluteUri : null;

    public static string PathOf(string code) => $"/c/{code}";
}
