using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Notify;

/// <summary>What kind of name leads to a host.</summary>
public enum AliasKind
{
    /// <summary>A registered domain or the name of a site.</summary>
    Domain = 1,

    /// <summary>A network's handle at its registry.</summary>
    NetworkHandle = 2,

    /// <summary>The holder of a network.</summary>
    Organisation = 3,

    /// <summary>The number of an autonomous system.</summary>
    AutonomousSystem = 4,

    /// <summary>A content delivery network of our knowledge file.</summary>
    Front = 5,
}

/// <summary>A name under which a host is found, by keyed look-up only.</summary>
public sealed class HostAlias
{
    private HostAlias() { }

    internal HostAlias(Guid id, Guid hostId, AliasKind kind, byte[] lookup, byte[] sealedValue) => (Id, HostId, Kind, Lookup, SealedValue) = (id, hostId, kind, lookup, sealedValue);

    public Guid Id { get; private set; }

    public Guid HostId { get; private set; }

    public AliasKind Kind { get; private set; }

    /// <summary>Keyed look-up of kind and value (<c>Keyring.Lookup</c>); unique.</summary>
    public byte[] Lookup { get; private set; } = [];

    /// <summary>Sealed as <c>alias.value</c> under the record key of its host.</summary>
    public byte[] SealedValue { get; private set; } = [];

    internal void MoveTo(Guid hostId, byte[] sealedValue) => (HostId, SealedValue) = (hostId, sealedValue);
}

/// <summary>A name as text, before it is looked up.</summary>
public readonly record struct AliasName(AliasKind Kind, string Value)
{
    public const int MaxCharacters = 253;

    // Privacy: a site's name can be the address.
    public override string ToString() => $"[{Kind}]";

    internal byte[] Bytes() => System.Text.Encoding.UTF8.GetBytes($"{(int)Kind}:{Value.Trim().ToLowerInvariant()}");
}

internal sealed class HostAliasTable : IEntityTypeConfiguration<HostAlias>
{
    public void Configure(EntityTypeBuilder<HostAlias> builder)
    {
        builder.ToTable("HostAliases");
        builder.Property(alias => alias.Id).ValueGeneratedNever();
        builder.HasIndex(alias => alias.Lookup).IsUnique();
        builder.HasOne<Host>().WithMany().HasForeignKey(alias => alias.HostId);
    }
}
