using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Index;

/// <summary>Deals a query's shares out to where its lists are short: away from values that very many hashes have.</summary>
/// <remarks>
/// Lists of copies of few pictures have values that a tenth of all hashes share. A look-up of one of them reads that tenth,
/// and most of it passes its prints too, since what follows is shared as well. The sum of the shares is what counts (<see cref="Shares"/>):
/// such chunks get none, others more. The cheapest way is found by going through all sums, chunk by chunk. Costs are nanoseconds, roughly.
/// </remarks>
internal sealed unsafe class Dealer
{
    /// <summary>What reading a hash of a scan costs, about.</summary>
    private const float ScanCost = 2.2f;

    private const int MostShare = 5;

    /// <summary>What a hash costs that passes the print because it lies in a crowd.</summary>
    private const float CrowdCost = 15;

    /// <summary>A run that is longer than others by this factor, and by some, lies in a crowd.</summary>
    private const int CrowdFactor = 4;
    private const int CrowdSlack = 64;

    // What asking for a run costs, and an entry of a list by the chunk's share: the wider it is, the more entries pass.
    private static readonly float[] RunCosts = [0, 40, 80];
    private static readonly float[][] EntryCosts = [[], [0, 0.25f, 0.7f, 3, 8, 15], [0, 0.25f, 0.25f, 0.5f, 1.2f, 2.9f]];

    private readonly float[] _costs = new float[SegmentLayout.MostChunks * (MostShare + 1)];
    private readonly float[] _best = new float[RadiusIndex.MaxRadius + 2];
    private readonly byte[] _taken = new byte[SegmentLayout.MostChunks * (RadiusIndex.MaxRadius + 2)];

    /// <summary>True where even shares cost less than reading all hashes, if values are spread evenly.</summary>
    public static bool IsWorthListing(SegmentLayout layout, int radius)
    {
        var (each, rest) = Math.DivRem(radius + 1, layout.Chunks);
        return ((layout.Chunks - rest) * Expected(layout, each)) + (rest * Expected(layout, each + 1)) < ScanCost * layout.Count;
    }

    /// <summary>False where no shares cost less than reading all hashes.</summary>
    public bool TryDeal(Segment segment, byte* query, int radius, Span<byte> shares)
    {
        var layout = segment.Layout;
        for (var chunk = 0; chunk < layout.Chunks; chunk++) Weigh(segment, query, chunk);
        Array.Fill(_best, float.PositiveInfinity);
        _best[0] = 0;
        for (var chunk = 0; chunk < layout.Chunks; chunk++)
        {
            for (var sum = radius + 1; sum >= 0; sum--)
            {
                var (cheapest, share) = (float.PositiveInfinity, 0);
                for (var give = 0; give <= Math.Min(sum, MostShare); give++)
                {
                    var cost = _best[sum - give] + _costs[(chunk * (MostShare + 1)) + give];
                    if (cost < cheapest) (cheapest, share) = (cost, give);
                }

                _best[sum] = cheapest;
                _taken[(chunk * (RadiusIndex.MaxRadius + 2)) + sum] = (byte)share;
            }
        }

        if (_best[radius + 1] >= ScanCost * layout.Count) return false;
        for (var (chunk, left) = (layout.Chunks - 1, radius + 1); chunk >= 0; chunk--)
        {
            shares[chunk] = _taken[(chunk * (RadiusIndex.MaxRadius + 2)) + left];
            left -= shares[chunk];
        }

        return true;
    }

    /// <summary>What each share of a chunk costs with this query, from the lengths in the directory.</summary>
    // Safety: a directory has an entry for every value and one more.
    private void Weigh(Segment segment, byte* query, int chunk)
    {
        var layout = segment.Layout;
        var directory = segment.Directory(chunk);
        var value = layout.ChunkBytes == 1 ? OneByte.Value(query, chunk) : TwoBytes.Value(query, chunk);
        var costs = _costs.AsSpan(chunk * (MostShare + 1), MostShare + 1);
        var (entryCosts, runCost, crowd) = (EntryCosts[layout.ChunkBytes], RunCosts[layout.ChunkBytes], (CrowdFactor * (layout.Count / layout.Values)) + CrowdSlack);
        costs.Fill(float.PositiveInfinity);
        var (runs, entries, crowded) = (0, 0L, 0L);
        costs[0] = 0;
        for (var share = 1; share <= MostShare; share++)
        {
            foreach (var mask in Masks.Of(layout.ChunkBytes).OfWeight(share - 1))
            {
                var at = directory + (value ^ mask);
                var count = at[1] - at[0];
                runs++;
                entries += count;
                if (count > crowd) crowded += count - crowd;
            }

            costs[share] = (runCost * runs) + (entryCosts[share] * entries) + (CrowdCost * crowded);
            // What costs a scan already is not looked at any wider.
            if (costs[share] > ScanCost * layout.Count) break;
        }
    }

    private static float Expected(SegmentLayout layout, int share)
    {
        if (share > MostShare) return float.PositiveInfinity;
        var runs = Masks.Of(layout.ChunkBytes).CountUnder(share);
        return runs * (RunCosts[layout.ChunkBytes] + (EntryCosts[layout.ChunkBytes][share] * layout.Count / layout.Values));
    }
}
