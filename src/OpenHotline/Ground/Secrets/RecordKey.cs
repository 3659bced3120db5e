using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Ground.Secrets;

/// <summary>The key of one record, wrapped to the house's public key. Destroying this row is deleting the record's secrets.</summary>
public sealed class RecordKey
{
    private RecordKey() { }

    internal RecordKey(Guid id, int wrappingKey, byte[] wrapped) => (Id, WrappingKey, Wrapped) = (id, wrappingKey, wrapped);

    /// <summary>The id of the record whose secrets this key opens.</summary>
    public Guid Id { get; private set; }

    /// <summary>Which wrapping key it is wrapped to; rotation moves it to the newest.</summary>
    public int WrappingKey { get; private set; }

    /// <summary>See <see cref="KeyWrap"/> for the bytes.</summary>
    public byte[] Wrapped { get; private set; } = [];

    internal void Rewrap(int wrappingKey, byte[] wrapped) => (WrappingKey, Wrapped) = (wrappingKey, wrapped);
}

internal sealed class RecordKeyTable : IEntityTypeConfiguration<RecordKey>
{
    public void Configure(EntityTypeBuilder<RecordKey> builder)
    {
        builder.ToTable("RecordKeys");
        builder.HasKey(key => key.Id);
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.HasIndex(key => key.WrappingKey);
    }
}

/// <summary>A record key that was destroyed; kept so that a restored backup destroys it again before any door opens.</summary>
public sealed class DestroyedKey
{
    private DestroyedKey() { }

    internal DestroyedKey(Guid id, DateTime destroyedAt) => (Id, DestroyedAt) = (id, destroyedAt);

    /// <summary>The id of the record whose key is gone.</summary>
    public Guid Id { get; private set; }

    public DateTime DestroyedAt { get; private set; }

    /// <summary>When the id was also written to the list outside the database; null until then.</summary>
    public DateTime? WrittenOutsideAt { get; private set; }

    internal void WrittenOutside(DateTime at) => WrittenOutsideAt = at;
}

internal sealed class DestroyedKeyTable : IEntityTypeConfiguration<DestroyedKey>
{
    public void Configure(EntityTypeBuilder<DestroyedKey> builder)
    {
        builder.ToTable("DestroyedKeys");
        builder.HasKey(key => key.Id);
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.HasIndex(key => key.WrittenOutsideAt);
    }
}
