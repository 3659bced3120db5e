namespace OpenHotline.Ground.Accounts;

/// <summary>The one table of who may do what; <c>docs/reference/roles.md</c> is printed from it.</summary>
public static class Permissions
{
    private const StaffRoles CaseWork = StaffRoles.Analyst | StaffRoles.SeniorAnalyst | StaffRoles.TakedownOfficer;

    private const StaffRoles Everybody = CaseWork | StaffRoles.CampaignOfficer | StaffRoles.Manager | StaffRoles.Administrator | StaffRoles.Auditor;

    /// <summary>The roles that have a permission.</summary>
    public static StaffRoles RolesWith(Permission permission) => permission switch
    {
        Permission.SignedIn => Everybody,
        Permission.Assess => StaffRoles.Analyst | StaffRoles.SeniorAnalyst,
        Permission.SecondOpinion => StaffRoles.SeniorAnalyst,
        Permission.Takedown => StaffRoles.TakedownOfficer | StaffRoles.SeniorAnalyst,
        Permission.Refer => StaffRoles.SeniorAnalyst | StaffRoles.TakedownOfficer,
        Permission.SeeAddress => CaseWork,
        Permission.Recognise => CaseWork,
        Permission.Campaigns => StaffRoles.CampaignOfficer,
        Permission.ReviewPrevention => StaffRoles.CampaignOfficer | StaffRoles.Manager,
        Permission.Figures => CaseWork | StaffRoles.CampaignOfficer | StaffRoles.Manager,
        Permission.SeeCases => CaseWork | StaffRoles.Manager | StaffRoles.Auditor,
        Permission.ManageAccounts => StaffRoles.Administrator,
        Permission.ManageHouse => StaffRoles.Administrator | StaffRoles.Manager,
        Permission.Audit => StaffRoles.Auditor | StaffRoles.Manager,
        Permission.ApproveSecond => StaffRoles.Manager | StaffRoles.SeniorAnalyst | StaffRoles.Administrator,
        Permission.ImportReports => StaffRoles.SeniorAnalyst | StaffRoles.Administrator,
        _ => StaffRoles.None,
    };

    public static bool Allow(StaffRoles held, Permission permission) => (held & RolesWith(permission)) != StaffRoles.None;
}
