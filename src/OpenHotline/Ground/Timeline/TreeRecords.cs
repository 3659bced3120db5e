using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Ground.Timeline;

/// <summary>How far the tree has grown: one row, locked by the sequencer while it works.</summary>
public sealed class TreeSize
{
    internal static readonly Guid OnlyRow = new("00000000-0000-0000-0000-000000000001");

    public Guid Id { get; private set; } = OnlyRow;

    public long Leaves { get; private set; }

    internal void GrowTo(long leaves) => Leaves = leaves;
}

internal sealed class TreeSizeTable : IEntityTypeConfiguration<TreeSize>
{
    public void Configure(EntityTypeBuilder<TreeSize> builder)
    {
        builder.ToTable("TreeSizes");
        builder.Property(size => size.Id).ValueGeneratedNever();
        builder.HasData(new { Id = TreeSize.OnlyRow, Leaves = 0L });
    }
}

/// <summary>The hash of a whole subtree of 256^level leaves, so that a proof reads hundreds of rows and not millions.</summary>
public sealed class TreeTile
{
    private TreeTile() { }

    internal TreeTile(int level, long place, byte[] hash) => (Level, Place, Hash) = (level, place, hash);

    public int Level { get; private set; }

    /// <summary>It covers the leaves from <c>Place · 256^Level</c>.</summary>
    public long Place { get; private set; }

    public byte[] Hash { get; private set; } = [];
}

internal sealed class TreeTileTable : IEntityTypeConfiguration<TreeTile>
{
    public void Configure(EntityTypeBuilder<TreeTile> builder)
    {
        builder.ToTable("TreeTiles");
        builder.HasKey(tile => new { tile.Level, tile.Place });
    }
}

/// <summary>A signed statement of the tree's size and root (C2SP tlog-checkpoint), also written outside the database.</summary>
public sealed class Checkpoint
{
    private Checkpoint() { }

    internal Checkpoint(long size, byte[] root, DateTime signedAt, int signingKey, string note) =>
        (Size, Root, SignedAt, SigningKey, Note) = (size, root, signedAt, signingKey, note);

    public long Size { get; private set; }

    public byte[] Root { get; private set; } = [];

    public DateTime SignedAt { get; private set; }

    public int SigningKey { get; private set; }

    /// <summary>The signed note as text: origin, size, root, signature.</summary>
    public string Note { get; private set; } = "";
}

internal sealed class CheckpointTable : IEntityTypeConfiguration<Checkpoint>
{
    public void Configure(EntityTypeBuilder<Checkpoint> builder)
    {
        builder.ToTable("Checkpoints");
        builder.HasKey(checkpoint => checkpoint.Size);
        builder.Property(checkpoint => checkpoint.Size).ValueGeneratedNever();
        builder.Property(checkpoint => checkpoint.Note).HasMaxLength(1024);
    }
}

/// <summary>How far a follower has read the timeline.</summary>
public sealed class FollowerPlace
{
    private FollowerPlace() { }

    internal FollowerPlace(string name) => Name = name;

    public string Name { get; private set; } = "";

    /// <summary>The leaf it reads next.</summary>
    public long NextLeaf { get; private set; }

    internal void MoveTo(long nextLeaf) => NextLeaf = nextLeaf;
}

internal sealed class FollowerPlaceTable : IEntityTypeConfiguration<FollowerPlace>
{
    public void Configure(EntityTypeBuilder<FollowerPlace> builder)
    {
        builder.ToTable("FollowerPlaces");
        builder.HasKey(place => place.Name);
        builder.Property(place => place.Name).HasMaxLength(64);
    }
}
