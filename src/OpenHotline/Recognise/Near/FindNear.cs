using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Matching.Index;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Recognise.Near;

/// <summary>The entries of all banks whose PDQ lies within their bank's radius of one.</summary>
public sealed class FindNear(HotlineDb db, FollowBanks follow, BankIndex index)
{
    private const int MostEntries = 200;

    /// <param name="IsComplete">False while the index is still being read in: what is near may be missing.</param>
    /// <param name="Distances">Entries with the bits in which they differ; of very many the nearest two hundred of each bank.</param>
    public sealed record Found(bool IsComplete, IReadOnlyDictionary<Guid, int> Distances);

    public async Task<Found> RunAsync(PdqHash hash, CancellationToken cancellation)
    {
        var isComplete = await follow.RunAsync(FollowBanks.RowsForPerson, cancellation);
        var matches = new List<IndexMatch>();
        index.Hashes.Find(hash, matches);
        var banks = index.Places.ToDictionary(place => place.Value.Number, place => place.Key);
        var distances = new Dictionary<Guid, int>();
        // Safety: by bank, so that whoever floods one (anybody can give hashes as a young person) hides nothing in another.
        foreach (var ofBank in matches.GroupBy(match => match.Bank))
        {
            var (bankId, bits) = (banks[ofBank.Key], ofBank.OrderBy(match => match.Distance).Take(MostEntries).ToDictionary(match => (long)match.Id, match => match.Distance));
            var numbers = bits.Keys.Select(number => (long?)number).ToList();
            var entries = await db.Set<BankEntry>().AsNoTracking().Where(entry => entry.BankId == bankId && numbers.Contains(entry.Number)).Select(entry => new { entry.Id, entry.Number }).ToListAsync(cancellation);
            foreach (var entry in entries) distances[entry.Id] = bits[entry.Number!.Value];
        }

        return new Found(isComplete, distances);
    }
}
