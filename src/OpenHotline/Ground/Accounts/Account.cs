using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Ground.Accounts;

/// <summary>A member of staff who can sign in to the workbench.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>How colleagues see this person.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>What this person may do; several roles may be held at once.</summary>
    public StaffRoles Roles { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>When the invitation was taken up; null until then.</summary>
    public DateTime? JoinedAt { get; set; }

    /// <summary>When an administrator switched the account off; null while it may sign in.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>The secret shared with the authenticator, sealed as <c>account.code</c> under the record key of this id; null without one.</summary>
    public byte[]? SealedCodeSecret { get; set; }

    /// <summary>The time step of the last code that was taken: no code is taken twice (RFC 6238 section 5.2).</summary>
    public long LastCodeStep { get; set; }

    /// <summary>Whether it may sign in at all.</summary>
    public bool IsOpen => JoinedAt is not null && DisabledAt is null;

    /// <summary>Until when further tries are refused; null while they are not.</summary>
    public DateTime? LockedUntilAt
    {
        get => LockoutEnd?.UtcDateTime;
        set => LockoutEnd = value is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    // Privacy: the base class prints the name.
    public override string ToString() => nameof(Account);
}

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.DisplayName).HasMaxLength(100);
        builder.Ignore(account => account.LockedUntilAt);
        builder.Ignore(account => account.IsOpen);
    }
}
