namespace OpenHotline.Ground.Accounts;

/// <summary>The roles of the house. Manager, administrator and auditor see neither addresses nor pictures.</summary>
[Flags]
public enum StaffRoles
{
    /// <summary>May sign in and see nothing.</summary>
    None = 0,

    /// <summary>Assesses reports.</summary>
    Analyst = 1,

    /// <summary>Gives second opinions, decides disputes, calibrates the team.</summary>
    SeniorAnalyst = 2,

    /// <summary>Gets pages down: hosts, notices, checks.</summary>
    TakedownOfficer = 4,

    /// <summary>Runs campaigns and guidance.</summary>
    CampaignOfficer = 8,

    /// <summary>Answers for the hotline: figures, releases, second person in dangerous acts.</summary>
    Manager = 16,

    /// <summary>Accounts, settings and machines.</summary>
    Administrator = 32,

    /// <summary>Reads the timeline; changes nothing.</summary>
    Auditor = 64,
}
