using OpenHotline.Ground;
using OpenHotline.Sandbox.People;

namespace OpenHotline.Sandbox.Page;

/// <summary>What the sandbox's pages show.</summary>
public sealed record SandboxHouse(HouseSettings Settings, SandboxGround Ground, SandboxPeople Everybody)
{
    public IReadOnlyList<SandboxAccount> People => Everybody.Accounts;

    public string MemberKey => Everybody.MemberKey;

    public IReadOnlyCollection<Uri> Doors => [.. Settings.DoorAddresses.Values];

    /// <summary>Where a door is, ending with a slash.</summary>
    public string Door(string name) => Settings.DoorAddresses[name].AbsoluteUri;
}
