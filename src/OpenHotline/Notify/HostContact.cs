using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Notify;

/// <summary>Where a contact came from.</summary>
public enum ContactOrigin
{
    /// <summary>An officer wrote it in.</summary>
    Officer = 1,

    /// <summary>A registry named it as the abuse desk.</summary>
    RegistryAbuse = 2,

    /// <summary>A registry named it in another role.</summary>
    RegistryOther = 3,
}

/// <summary>A mailbox of a host. Nothing is sent to it before it is approved.</summary>
public sealed class HostContact
{
    private HostContact() { }

    internal HostContact(Guid id, Guid hostId, ContactOrigin origin, byte[] mailboxLookup, byte[] sealedMailbox, DateTime foundAt) =>
        (Id, HostId, Origin, MailboxLookup, SealedMailbox, FoundAt) = (id, hostId, origin, mailboxLookup, sealedMailbox, foundAt);

    public Guid Id { get; private set; }

    public Guid HostId { get; private set; }

    public ContactOrigin Origin { get; private set; }

    /// <summary>Keyed look-up of the mailbox, so that it is kept once for each host.</summary>
    public byte[] MailboxLookup { get; private set; } = [];

    /// <summary>Sealed as <c>contact.mailbox</c> under the record key of this id.</summary>
    public byte[] SealedMailbox { get; private set; } = [];

    public DateTime FoundAt { get; private set; }

    /// <summary>Null while nobody has approved it, or after it was withdrawn.</summary>
    public DateTime? ApprovedAt { get; private set; }

    /// <summary>Who approved it; null for the house in the sandbox.</summary>
    public Guid? ApprovedBy { get; private set; }

    /// <summary>When mail to it came back for good; null while it works. An officer approves it again or another.</summary>
    public DateTime? BrokenAt { get; private set; }

    public bool IsUsable => ApprovedAt is not null && BrokenAt is null;

    internal static byte[] LookupBytes(string mailbox) => System.Text.Encoding.UTF8.GetBytes(mailbox.ToLowerInvariant());

    internal void Approve(Guid? by, DateTime at) => (ApprovedBy, ApprovedAt, BrokenAt) = (by, at, null);

    internal void Withdraw() => (ApprovedBy, ApprovedAt) = (null, null);

    internal void Broke(DateTime at) => BrokenAt = at;

    internal void MoveTo(Guid hostId) => HostId = hostId;
}

internal sealed class HostContactTable : IEntityTypeConfiguration<HostContact>
{
    public void Configure(EntityTypeBuilder<HostContact> builder)
    {
        builder.ToTable("HostContacts");
        builder.Property(contact => contact.Id).ValueGeneratedNever();
        builder.Ignore(contact => contact.IsUsable);
        builder.HasIndex(contact => new { contact.HostId, contact.MailboxLookup });
        builder.HasOne<Host>().WithMany().HasForeignKey(contact => contact.HostId);
    }
}
