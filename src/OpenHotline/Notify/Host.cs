using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Notify;

/// <summary>Somebody a notice can go to: a hosting company, a site's owner, a registrar, a network.</summary>
public sealed class Host
{
    public const int MaxNotesCharacters = 4000;

    private Host() { }

    internal Host(Guid id, byte[] sealedName, Rung role, DateTime addedAt) => (Id, SealedName, Role, AddedAt) = (id, sealedName, role, addedAt);

    public Guid Id { get; private set; }

    /// <summary>Sealed as <c>host.name</c> under the record key of this id, since a site's name can be the address.</summary>
    public byte[] SealedName { get; private set; } = [];

    /// <summary>What it was added as.</summary>
    public Rung Role { get; private set; }

    public DateTime AddedAt { get; private set; }

    public HostStanding Standing { get; private set; }

    /// <summary>The language of its letters, e.g. <c>fr</c>.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>IANA time zone in which its quiet hours are counted.</summary>
    public string TimeZone { get; private set; } = "Etc/UTC";

    /// <summary>The hour (0 to 23) from which nothing but urgent notices is sent; null where it has no quiet hours.</summary>
    public int? QuietFromHour { get; private set; }

    /// <summary>The hour at which quiet hours end; null where it has none.</summary>
    public int? QuietUntilHour { get; private set; }

    /// <summary>Hours between reminders; null takes the house's.</summary>
    public int? ReminderHours { get; private set; }

    /// <summary>What officers know, sealed as <c>host.notes</c>; null where nothing was written.</summary>
    public byte[]? SealedNotes { get; private set; }

    /// <summary>Whoever connects it; null where unknown.</summary>
    public Guid? UpstreamId { get; private set; }

    /// <summary>The host it was merged into; null while it stands for itself.</summary>
    public Guid? MergedIntoId { get; private set; }

    internal void ChangeStanding(HostStanding standing) => Standing = standing;

    internal void ChangeManner(string language, string timeZone, int? quietFrom, int? quietUntil, int? reminderHours, byte[]? sealedNotes) =>
        (Language, TimeZone, QuietFromHour, QuietUntilHour, ReminderHours, SealedNotes) = (language, timeZone, quietFrom, quietUntil, reminderHours, sealedNotes);

    internal void ConnectTo(Guid? upstreamId) => UpstreamId = upstreamId;

    internal void MergeInto(Guid hostId) => MergedIntoId = hostId;
}

internal sealed class HostTable : IEntityTypeConfiguration<Host>
{
    public void Configure(EntityTypeBuilder<Host> builder)
    {
        builder.ToTable("Hosts");
        builder.Property(host => host.Id).ValueGeneratedNever();
        builder.Property(host => host.Language).HasMaxLength(10);
        builder.Property(host => host.TimeZone).HasMaxLength(60);
    }
}
