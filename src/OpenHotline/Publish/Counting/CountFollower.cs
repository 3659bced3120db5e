using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Counting;

/// <summary>Counts facts into days: a webpage that got new facts is taken out as it was counted, and put in as it is now.</summary>
/// <remarks>
/// It keeps no state of its own. What a page counted before follows from the facts before the batch, which stand on the
/// timeline; so counting again from the first gives the same numbers (<see cref="RebuildCounts"/>).
/// </remarks>
public sealed class CountFollower(HotlineDb db, HotlineDays days) : IFactFollower
{
    public const string PlaceName = "publish.counts";

    private const int PagesAtOnce = 250;

    public string Name => PlaceName;

    public IReadOnlyCollection<string> Kinds { get; } = [.. CountedFact.Kinds.Skip(1)];

    public async Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        var tally = new Tally();
        var pages = new HashSet<Guid>();
        foreach (var entry in entries)
        {
            if (entry.Fact is ReportReceived received) tally.AddReport(days.DayOf(received.ReceivedAt).DayNumber, (int)received.Source, (int)received.Thing);
            else if (entry.Fact is not null) pages.Add(entry.Fact.Subject);
        }

        foreach (var some in pages.Order().Chunk(PagesAtOnce)) await CountAsync(some, entries[0].LeafIndex, entries[^1].LeafIndex, tally, cancellation);
        await tally.WriteAsync(db, cancellation);
    }

    private async Task CountAsync(Guid[] pages, long firstLeaf, long lastLeaf, Tally tally, CancellationToken cancellation)
    {
        var (before, after) = (new PageHistories(days), new PageHistories(days));
        var names = pages.Select((page, at) => (Name: $"p{at}", Value: (object?)page)).ToArray();
        var kinds = string.Join(" ", CountedFact.Kinds.Select((kind, at) => at < (int)CountedKind.Assessed ? "" : $"WHEN '{kind}' THEN {at}"));
        var facts = db.ReadAsync($"SELECT CASE kind {kinds} ELSE 0 END, subject, leaf_index, bytes FROM facts WHERE subject IN ({string.Join(',', names.Select(name => "@" + name.Name))}) AND leaf_index <= @last ORDER BY leaf_index",
            row => (Kind: row.GetInt32(0), Page: row.Id(1), Leaf: row.GetInt64(2), Bytes: row.GetInt32(0) == 0 ? [] : row.GetFieldValue<byte[]>(3)), cancellation, [.. names, ("last", lastLeaf)]);
        await foreach (var row in facts)
        {
            if (row.Kind == 0) continue;
            var fact = CountedFact.Read((CountedKind)row.Kind, row.Bytes);
            if (row.Leaf < firstLeaf) before.Apply(row.Page, fact);
            after.Apply(row.Page, fact);
        }

        before.Count(tally, -1);
        after.Count(tally, 1);
    }
}
