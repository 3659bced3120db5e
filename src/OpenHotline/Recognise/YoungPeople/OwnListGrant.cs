using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Recognise.YoungPeople;

/// <summary>A member may take the list of young people's own hashes. Without it nobody may: the list is apart from all others.</summary>
public sealed class OwnListGrant
{
    private OwnListGrant() { }

    internal OwnListGrant(Guid memberId, DateTime grantedAt) => (MemberId, GrantedAt) = (memberId, grantedAt);

    public Guid MemberId { get; private set; }

    public DateTime GrantedAt { get; private set; }
}

internal sealed class OwnListGrantTable : IEntityTypeConfiguration<OwnListGrant>
{
    public void Configure(EntityTypeBuilder<OwnListGrant> builder)
    {
        builder.ToTable("OwnListGrants");
        builder.HasKey(one => one.MemberId);
        builder.Property(one => one.MemberId).ValueGeneratedNever();
    }
}
