using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Ground.Accounts.Looks;

/// <summary>How often somebody looked in an hour: for the cap, without saying at what.</summary>
public sealed class LookTally
{
    private LookTally() { }

    public Guid AccountId { get; private set; }

    /// <summary>The beginning of the hour.</summary>
    public DateTime HourAt { get; private set; }

    public int Looks { get; private set; }
}

internal sealed class LookTallyTable : IEntityTypeConfiguration<LookTally>
{
    public void Configure(EntityTypeBuilder<LookTally> builder)
    {
        builder.ToTable("LookTallies");
        builder.HasKey(tally => new { tally.AccountId, tally.HourAt });
    }
}
