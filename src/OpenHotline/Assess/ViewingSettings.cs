using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Assess;

/// <summary>How pictures appear to one analyst, when a break is offered, and how much is enough for a day. It belongs to the analyst.</summary>
/// <remarks>Privacy: nobody else can read it, there is no list of it, and none of it is a fact on the timeline.</remarks>
public sealed class ViewingSettings
{
    private ViewingSettings() { }

    internal ViewingSettings(Guid accountId, int breakAfterMinutes) =>
        (AccountId, IsGrey, IsBlurred, IsMuted, BreakAfterMinutes) = (accountId, true, true, true, breakAfterMinutes);

    public Guid AccountId { get; private set; }

    public bool IsGrey { get; private set; }

    public bool IsBlurred { get; private set; }

    public bool IsMuted { get; private set; }

    /// <summary>After how many minutes of assessing a break is offered; 0 for never.</summary>
    public int BreakAfterMinutes { get; private set; }

    /// <summary>After how many cases of a day the page says that it is enough; null where the person set none.</summary>
    public int? CasesADay { get; private set; }

    /// <summary>Since when there was no break; null before the first case and after a break.</summary>
    public DateTime? WorkingSince { get; private set; }

    /// <summary>When the last case was submitted; null before the first.</summary>
    public DateTime? LastCaseAt { get; private set; }

    /// <summary>The day that <see cref="CasesToday"/> counts; null before the first case.</summary>
    public DateOnly? CountedOn { get; private set; }

    public int CasesToday { get; private set; }

    internal void Change(bool isGrey, bool isBlurred, bool isMuted, int breakAfterMinutes, int? casesADay) =>
        (IsGrey, IsBlurred, IsMuted, BreakAfterMinutes, CasesADay) = (isGrey, isBlurred, isMuted, breakAfterMinutes, casesADay);

    /// <summary>A case was submitted. Whoever did nothing for as long as a break lasts has had one.</summary>
    internal void Count(DateTime at, DateOnly on, TimeSpan breakLasts)
    {
        if (WorkingSince is null || at - LastCaseAt >= breakLasts) WorkingSince = at;
        LastCaseAt = at;
        (CasesToday, CountedOn) = (CountedOn == on ? CasesToday + 1 : 1, on);
    }

    internal void Rest() => WorkingSince = null;
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
public sealed class KeepViewingSettings(HotlineDb db, UnitOfWork unit, AssessSettings settings)
{
    public const int MostMinutes = 480;
    public const int MostCases = 1000;

    /// <summary>What was kept, or the careful beginning.</summary>
    public async Task<ViewingSettings> ReadAsync(Guid accountId, CancellationToken cancellation) =>
        await db.Set<ViewingSettings>().AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == accountId, cancellation) ?? new ViewingSettings(accountId, settings.BreakAfterMinutes);

    /// <param name="breakAfterMinutes">0 for never, at most <see cref="MostMinutes"/>.</param>
    /// <param name="casesADay">Null for none, at most <see cref="MostCases"/>.</param>
    public Task RunAsync(Guid accountId, bool isGrey, bool isBlurred, bool isMuted, int breakAfterMinutes, int? casesADay, CancellationToken cancellation) => unit.RunAsync(async inner =>
        (await OwnAsync(accountId, inner)).Change(isGrey, isBlurred, isMuted, Math.Clamp(breakAfterMinutes, 0, MostMinutes), casesADay is { } cases ? Math.Clamp(cases, 1, MostCases) : null), cancellation);

    internal async Task<ViewingSettings> OwnAsync(Guid accountId, CancellationToken cancellation)
    {
        if (await db.Set<ViewingSettings>().SingleOrDefaultAsync(row => row.AccountId == accountId, cancellation) is { } kept) return kept;
        var made = new ViewingSettings(accountId, settings.BreakAfterMinutes);
        db.Add(made);
        return made;
    }
}
