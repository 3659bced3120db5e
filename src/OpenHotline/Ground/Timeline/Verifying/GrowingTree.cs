namespace OpenHotline.Ground.Timeline.Verifying;

/// <summary>A Merkle tree that is fed leaf by leaf and keeps only its right edge: a few dozen hashes whatever its size.</summary>
internal sealed class GrowingTree
{
    // Whole subtrees from left to right, each smaller than the one before.
    private readonly List<(int Height, byte[] Hash)> edge = [];

    public long Size { get; private set; }

    /// <summary>Adds a leaf; calls <paramref name="whole"/> for every subtree of 256^n leaves that it completes.</summary>
    public void Add(byte[] leafHash, Action<int, long, byte[]> whole)
    {
        var (height, hash) = (0, leafHash);
        Size++;
        while (edge.Count > 0 && edge[^1].Height == height)
        {
            hash = MerkleTree.NodeHash(edge[^1].Hash, hash);
            edge.RemoveAt(edge.Count - 1);
            height++;
            if (height % 8 == 0) whole(height / 8, (Size >> height) - 1, hash);
        }

        edge.Add((height, hash));
    }

    public byte[] Root()
    {
        if (edge.Count == 0) return MerkleTree.EmptyRoot;
        var root = edge[^1].Hash;
        for (var i = edge.Count - 2; i >= 0; i--) root = MerkleTree.NodeHash(edge[i].Hash, root);
        return root;
    }
}
