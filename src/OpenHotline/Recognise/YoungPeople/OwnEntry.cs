using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Recognise.YoungPeople;

/// <summary>A young person's request brought an entry. Several requests may bring the same: it ends with the last of them.</summary>
public sealed class OwnEntry
{
    private OwnEntry() { }

    internal OwnEntry(Guid requestId, Guid entryId) => (RequestId, EntryId) = (requestId, entryId);

    public Guid RequestId { get; private set; }

    public Guid EntryId { get; private set; }
}

internal sealed class OwnEntryTable : IEntityTypeConfiguration<OwnEntry>
{
    public void Configure(EntityTypeBuilder<OwnEntry> builder)
    {
        builder.ToTable("OwnEntries");
        builder.HasKey(one => new { one.RequestId, one.EntryId });
        builder.HasIndex(one => one.EntryId);
    }
}

/// <summary>A self-reported entry was met on a page. Where an analyst then found the page actionable, this is where its confirmation comes from.</summary>
public sealed class OwnMeeting
{
    private OwnMeeting() { }

    internal OwnMeeting(Guid episodeId, Guid entryId) => (EpisodeId, EntryId) = (episodeId, entryId);

    public Guid EpisodeId { get; private set; }

    public Guid EntryId { get; private set; }

    /// <summary>When the page was assessed as actionable; null while it is not.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    internal void Confirm(DateTime at) => ConfirmedAt = at;

    internal void Revoke() => ConfirmedAt = null;
}

internal sealed class OwnMeetingTable : IEntityTypeConfiguration<OwnMeeting>
{
    public void Configure(EntityTypeBuilder<OwnMeeting> builder)
    {
        builder.ToTable("OwnMeetings");
        builder.HasKey(one => new { one.EpisodeId, one.EntryId });
        builder.HasIndex(one => one.EntryId);
    }
}
