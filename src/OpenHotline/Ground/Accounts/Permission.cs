namespace OpenHotline.Ground.Accounts;

/// <summary>What an endpoint of the workbench may ask for. Which roles have it stands in <see cref="Permissions"/>.</summary>
public enum Permission
{
    /// <summary>Any signed-in member of staff: the start page, own account.</summary>
    SignedIn = 1,

    /// <summary>See the queue, claim, assess.</summary>
    Assess = 2,

    /// <summary>Second opinions, disputes, changed assessments, urgent list.</summary>
    SecondOpinion = 3,

    /// <summary>Takedown board, hosts, notices, checks, answers.</summary>
    Takedown = 4,

    /// <summary>Place and end holds, refer cases.</summary>
    Refer = 5,

    /// <summary>See an address, row by row; every look is logged and capped.</summary>
    SeeAddress = 6,

    /// <summary>Hash banks: look up, add, confirm, challenge, withdraw.</summary>
    Recognise = 7,

    /// <summary>Write campaigns, guidance and help services.</summary>
    Campaigns = 8,

    /// <summary>Live figures, and closing of periods.</summary>
    Figures = 9,

    /// <summary>A webpage's own page with its timeline, without its address.</summary>
    SeeCases = 10,

    /// <summary>Accounts, invitations, sessions of others.</summary>
    ManageAccounts = 11,

    /// <summary>Members' keys, settings, training mode, retention, legal hold.</summary>
    ManageHouse = 12,

    /// <summary>Read and verify the whole timeline.</summary>
    Audit = 13,

    /// <summary>Be the second person in an act that takes two.</summary>
    ApproveSecond = 14,

    /// <summary>Import reports from a file.</summary>
    ImportReports = 15,

    /// <summary>See campaigns and guidance, and be the second person who reviews them.</summary>
    ReviewPrevention = 16,
}
