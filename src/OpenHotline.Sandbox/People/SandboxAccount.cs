using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.SigningIn;

namespace OpenHotline.Sandbox.People;

/// <summary>A person at the sandbox's hotline, whose second factor the sandbox's page shows.</summary>
/// <param name="Secret">The authenticator's secret. Lies in clear in the sandbox folder, and nowhere else.</param>
public sealed record SandboxAccount(string Mailbox, string Name, StaffRoles Role, byte[] Secret)
{
    /// <summary>The same for everybody, since the sandbox prints it.</summary>
    public const string Password = "paper lantern river";

    public string CodeAt(DateTimeOffset at) => TimeCode.At(Secret, at.ToUnixTimeSeconds() / 30);

    public static IReadOnlyList<SandboxAccount> New() =>
    [
        Of("analyst", "Ana Lyst", StaffRoles.Analyst),
        Of("analyst2", "Anton Lyst", StaffRoles.Analyst),
        Of("senior", "Senna Older", StaffRoles.SeniorAnalyst),
        Of("takedown", "Tara Down", StaffRoles.TakedownOfficer),
        Of("campaigns", "Cam Paign", StaffRoles.CampaignOfficer),
        Of("manager", "Mana Ger", StaffRoles.Manager),
        Of("administrator", "Ad Ministra", StaffRoles.Administrator),
        Of("auditor", "Audi Tor", StaffRoles.Auditor),
    ];

    private static SandboxAccount Of(string mailbox, string name, StaffRoles role) => new($"{mailbox}@{World.SmallMap.HotlineDomain}", name, role, TimeCode.NewSecret());
}
