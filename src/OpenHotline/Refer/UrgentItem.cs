using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Refer;

/// <summary>Why something stands on the urgent list.</summary>
public enum UrgentCause
{
    /// <summary>A warning before the end of a hold could not be delivered: somebody has to call.</summary>
    WarningNotDelivered = 1,

    /// <summary>A hold is past its end, but not everybody was warned, so it still stands.</summary>
    HoldPastItsEnd = 2,
}

/// <summary>Something that a senior has to see to now. It stays until a person says that it is done.</summary>
public sealed class UrgentItem
{
    private UrgentItem() { }

    internal UrgentItem(Guid id, Guid webpageId, Guid episodeId, Guid holdId, int term, UrgentCause cause, DateTime raisedAt) =>
        (Id, WebpageId, EpisodeId, HoldId, Term, Cause, RaisedAt) = (id, webpageId, episodeId, holdId, term, cause, raisedAt);

    public Guid Id { get; private set; }

    public Guid WebpageId { get; private set; }

    public Guid EpisodeId { get; private set; }

    public Guid HoldId { get; private set; }

    /// <summary>The term of the hold it is about.</summary>
    public int Term { get; private set; }

    public UrgentCause Cause { get; private set; }

    public DateTime RaisedAt { get; private set; }

    /// <summary>Null while it is open.</summary>
    public DateTime? HandledAt { get; private set; }

    /// <summary>Who handled it; null while it is open.</summary>
    public Guid? HandledBy { get; private set; }

    internal void Handle(Guid? by, DateTime at) => (HandledAt, HandledBy) = (at, by);
}

internal sealed class UrgentItemTable : IEntityTypeConfiguration<UrgentItem>
{
    public void Configure(EntityTypeBuilder<UrgentItem> builder)
    {
        builder.ToTable("UrgentItems");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.HasIndex(item => new { item.HoldId, item.Term, item.Cause });
        builder.HasIndex(item => new { item.HandledAt, item.RaisedAt });
    }
}
