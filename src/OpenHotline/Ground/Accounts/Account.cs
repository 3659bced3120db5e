using Microsoft.AspNetCore.Identity;

namespace OpenHotline.Ground.Accounts;

/// <summary>A member of staff who can sign in to the workbench.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>How colleagues see this person.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>What this person may do; several roles may be held at once.</summary>
    public StaffRoles Roles { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>When an administrator switched the account off; null while it may sign in.</summary>
    public DateTime? DisabledAt { get; set; }
}
