using System.Numerics;
using System.Security.Cryptography;

namespace OpenHotline.Ground.Timeline;

/// <summary>The Merkle tree of RFC 6962 section 2.1: hashes, proofs and their checks, over any source of subtree hashes.</summary>
public static class MerkleTree
{
    /// <summary>Gives the hash of the leaves from <paramref name="start"/>, <paramref name="count"/> of them, a power of two that start is a multiple of.</summary>
    public delegate byte[] Subtree(long start, long count);

    /// <summary>The root of no leaves: SHA-256 of nothing.</summary>
    public static byte[] EmptyRoot => SHA256.HashData([]);

    public static byte[] LeafHash(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }

    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> node = stackalloc byte[65];
        node[0] = 1;
        left.CopyTo(node[1..]);
        right.CopyTo(node[33..]);
        return SHA256.HashData(node);
    }

    public static byte[] Root(long size, Subtree subtree) => size == 0 ? EmptyRoot : Range(0, size, subtree);

    /// <summary>The audit path of a leaf, RFC 6962 section 2.1.1.</summary>
    public static IReadOnlyList<byte[]> InclusionProof(long index, long size, Subtree subtree)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<byte[]>();
        for (long start = 0, count = size; count > 1;)
        {
            var split = Split(count);
            if (index - start < split)
            {
                path.Add(Range(start + split, count - split, subtree));
                count = split;
            }
            else
            {
                path.Add(Range(start, split, subtree));
                (start, count) = (start + split, count - split);
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>The proof that the tree of <paramref name="first"/> leaves is the beginning of the tree of <paramref name="second"/>, RFC 6962 section 2.1.2.</summary>
    public static IReadOnlyList<byte[]> ConsistencyProof(long first, long second, Subtree subtree)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        var path = new List<byte[]>();
        if (first == 0 || first == second) return path;
        var whole = true;
        var (start, count, inner) = (0L, second, first);
        while (inner != count)
        {
            var split = Split(count);
            if (inner <= split)
            {
                path.Add(Range(start + split, count - split, subtree));
                count = split;
            }
            else
            {
                path.Add(Range(start, split, subtree));
                (start, count, inner, whole) = (start + split, count - split, inner - split, false);
            }
        }

        if (!whole) path.Add(Range(start, count, subtree));
        path.Reverse();
        return path;
    }

    /// <summary>Checks an audit path, RFC 9162 section 2.1.3.2 (the same proof).</summary>
    public static bool VerifyInclusion(byte[] leafHash, long index, long size, IReadOnlyList<byte[]> path, byte[] root)
    {
        if (index < 0 || index >= size || leafHash.Length != 32 || path.Any(node => node.Length != 32)) return false;
        var (place, last, hash) = (index, size - 1, leafHash);
        foreach (var node in path)
        {
            if (last == 0) return false;
            if ((place & 1) == 1 || place == last)
            {
                hash = NodeHash(node, hash);
                while ((place & 1) == 0 && place != 0) (place, last) = (place >> 1, last >> 1);
            }
            else
            {
                hash = NodeHash(hash, node);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>Checks a consistency proof, RFC 9162 section 2.1.4.2 (the same proof).</summary>
    public static bool VerifyConsistency(long first, long second, byte[] firstRoot, byte[] secondRoot, IReadOnlyList<byte[]> proof)
    {
        if (first < 0 || second < first || proof.Any(node => node.Length != 32)) return false;
        if (first == second) return proof.Count == 0 && firstRoot.AsSpan().SequenceEqual(secondRoot) && (first > 0 || firstRoot.AsSpan().SequenceEqual(EmptyRoot));
        // The empty tree is the beginning of every tree, so a proof from it proves nothing and is not taken for one.
        if (first == 0 || proof.Count == 0) return false;
        IReadOnlyList<byte[]> path = BitOperations.IsPow2(first) ? [firstRoot, .. proof] : proof;
        var (place, last) = (first - 1, second - 1);
        while ((place & 1) == 1) (place, last) = (place >> 1, last >> 1);
        var (old, grown) = (path[0], path[0]);
        foreach (var node in path.Skip(1))
        {
            if (last == 0) return false;
            if ((place & 1) == 1 || place == last)
            {
                (old, grown) = (NodeHash(node, old), NodeHash(node, grown));
                while ((place & 1) == 0 && place != 0) (place, last) = (place >> 1, last >> 1);
            }
            else
            {
                grown = NodeHash(grown, node);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 && old.AsSpan().SequenceEqual(firstRoot) && grown.AsSpan().SequenceEqual(secondRoot);
    }

    private static byte[] Range(long start, long count, Subtree subtree)
    {
        if (BitOperations.IsPow2(count)) return subtree(start, count);
        var split = Split(count);
        return NodeHash(subtree(start, split), Range(start + split, count - split, subtree));
    }

    /// <summary>The largest power of two below <paramref name="count"/>.</summary>
    private static long Split(long count) => 1L << (63 - BitOperations.LeadingZeroCount((ulong)(count - 1)));
}
