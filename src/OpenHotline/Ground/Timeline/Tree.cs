using System.Numerics;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Timeline;

/// <summary>Reads roots and proofs of the stored tree: a few hundred rows whatever its size.</summary>
public sealed class Tree(HotlineDb db)
{
    private const int Width = 256;

    public async Task<byte[]> RootAsync(long size, CancellationToken cancellation) =>
        size == 0 ? MerkleTree.EmptyRoot : MerkleTree.Root(size, await LoadAsync(cancellation, size - 1));

    public async Task<IReadOnlyList<byte[]>> InclusionProofAsync(long index, long size, CancellationToken cancellation) =>
        MerkleTree.InclusionProof(index, size, await LoadAsync(cancellation, index, size - 1));

    public async Task<IReadOnlyList<byte[]>> ConsistencyProofAsync(long first, long second, CancellationToken cancellation) =>
        first == 0 ? [] : MerkleTree.ConsistencyProof(first, second, await LoadAsync(cancellation, first - 1, second - 1));

    /// <summary>The hash of a whole tile from the level below it.</summary>
    internal async Task<byte[]> TileHashAsync(int level, long place, CancellationToken cancellation)
    {
        var below = new Dictionary<(int, long), byte[]>();
        await LoadLevelAsync(below, level - 1, place * Width, cancellation);
        return Combine(below, level - 1, place * Width, Width);
    }

    private async Task<MerkleTree.Subtree> LoadAsync(CancellationToken cancellation, params long[] leaves)
    {
        var nodes = new Dictionary<(int, long), byte[]>();
        foreach (var leaf in leaves)
        {
            for (var (level, place) = (0, leaf); ; (level, place) = (level + 1, place / Width))
            {
                await LoadLevelAsync(nodes, level, place / Width * Width, cancellation);
                if (place >= Width) continue;
                // A tree of exactly 256, 65,536 … leaves is one whole tile, which stands one level up.
                await LoadLevelAsync(nodes, level + 1, 0, cancellation);
                break;
            }
        }

        return (start, count) =>
        {
            var level = BitOperations.Log2((ulong)count) / 8;
            var unit = 1L << (8 * level);
            return Combine(nodes, level, start / unit, (int)(count / unit));
        };
    }

    private async Task LoadLevelAsync(Dictionary<(int, long), byte[]> nodes, int level, long first, CancellationToken cancellation)
    {
        if (nodes.ContainsKey((level, first))) return;
        var sql = level == 0
            ? "SELECT leaf_index, leaf_hash FROM facts WHERE leaf_index >= @first AND leaf_index < @end"
            : "SELECT place, hash FROM tree_tiles WHERE level = @level AND place >= @first AND place < @end";
        await foreach (var (place, hash) in db.ReadAsync(sql, row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1)), cancellation,
            ("level", level), ("first", first), ("end", first + Width)))
            nodes[(level, place)] = hash;
    }

    private static byte[] Combine(Dictionary<(int, long), byte[]> nodes, int level, long first, int count) => count == 1
        ? nodes[(level, first)]
        : MerkleTree.NodeHash(Combine(nodes, level, first, count / 2), Combine(nodes, level, first + count / 2, count / 2));
}
