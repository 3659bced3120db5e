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

public static class StaffRolesExtensions
{
    /// <summary>Every role together.</summary>
    public const StaffRoles All = StaffRoles.Analyst | StaffRoles.SeniorAnalyst | StaffRoles.TakedownOfficer | StaffRoles.CampaignOfficer
        | StaffRoles.Manager | StaffRoles.Administrator | StaffRoles.Auditor;

    /// <summary>The single roles that are held, in the order of the enum.</summary>
    public static IEnumerable<StaffRoles> Each(this StaffRoles roles) => Enum.GetValues<StaffRoles>().Where(role => role != StaffRoles.None && (roles & role) != 0);

    /// <summary>A role as people read it: <c>takedown officer</c>.</summary>
    public static string Name(this StaffRoles role) => string.Concat(role.ToString().Select((one, i) => i > 0 && char.IsUpper(one) ? $" {char.ToLowerInvariant(one)}" : $"{char.ToLowerInvariant(one)}"));
}
