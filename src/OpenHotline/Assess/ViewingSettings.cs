using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Assess;

/// <summary>How one analyst wants pictures to appear. Grey, blurred and mute until they say otherwise; it belongs to them and nobody else reads it.</summary>
public sealed class ViewingSettings
{
    private ViewingSettings() { }

    internal ViewingSettings(Guid accountId) => (AccountId, IsGrey, IsBlurred, IsMuted) = (accountId, true, true, true);

    public Guid AccountId { get; private set; }

    public bool IsGrey { get; private set; }

    public bool IsBlurred { get; private set; }

    public bool IsMuted { get; private set; }

    internal void Change(bool isGrey, bool isBlurred, bool isMuted) => (IsGrey, IsBlurred, IsMuted) = (isGrey, isBlurred, isMuted);
}

internal sealed class ViewingSettingsTable : IEntityTypeConfiguration<ViewingSettings>
{
    public void Configure(EntityTypeBuilder<ViewingSettings> builder)
    {
        builder.ToTable("ViewingSettings");
        builder.HasKey(row => row.AccountId);
        builder.Property(row => row.AccountId).ValueGeneratedNever();
    }
}

/// <summary>Reads and keeps an analyst's own viewing settings.</summary>
public sealed class KeepViewingSettings(HotlineDb db, UnitOfWork unit)
{
    /// <summary>What was kept, or the careful beginning.</summary>
    public async Task<ViewingSettings> ReadAsync(Guid accountId, CancellationToken cancellation) =>
        await db.Set<ViewingSettings>().AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == accountId, cancellation) ?? new ViewingSettings(accountId);

    public Task RunAsync(Guid accountId, bool isGrey, bool isBlurred, bool isMuted, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var kept = await db.Set<ViewingSettings>().SingleOrDefaultAsync(row => row.AccountId == accountId, inner);
        if (kept is null) db.Add(kept = new ViewingSettings(accountId));
        kept.Change(isGrey, isBlurred, isMuted);
    }, cancellation);
}
