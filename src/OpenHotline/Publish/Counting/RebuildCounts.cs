using System.Threading.Channels;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Counting;

/// <summary>Counts everything again from the first fact of the timeline; the numbers are the same as before, or they were wrong.</summary>
/// <remarks>
/// Reads without a lock, up to where the follower stands, and then swaps the numbers in one short commit: killed halfway it
/// has changed nothing, and facts that came meanwhile the follower counts afterwards. Published figures are not touched.
/// One thread reads the table, the others read the facts; each webpage belongs to one of them.
/// </remarks>
public sealed class RebuildCounts(HotlineDb db, UnitOfWork unit, HotlineDays days)
{
    private const int LeavesAtOnce = 20_000;
    private const int RowsAtOnce = 1000;

    // Held for each webpage while it counts. A page has at least one fact.
    private const long BytesOfPage = 150;

    private readonly record struct Row(CountedKind Kind, Guid Page, byte[] Bytes);

    /// <summary>Gives how many facts were counted.</summary>
    /// <param name="progress">Told how many of how many rows of the timeline were read.</param>
    public async Task<long> RunAsync(CancellationToken cancellation, IProgress<(long Done, long Whole)>? progress = null)
    {
        var until = (await db.ListAsync("SELECT next_leaf FROM follower_places WHERE name = @name", row => row.GetInt64(0), cancellation, ("name", CountFollower.PlaceName))).FirstOrDefault();
        // A quarter of the memory that this process may use; what does not fit is read in several passes, each for its share of the pages.
        var passes = 1 + (int)(until * BytesOfPage / Math.Max(1, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4));
        var tally = new Tally();
        var counted = 0L;
        for (var pass = 0; pass < passes; pass++) counted += await PassAsync(pass, passes, until, tally, progress, cancellation);
        await unit.RunAsync(async inner =>
        {
            // Race: the follower waits for this row before it reads its place.
            await db.ExecuteAsync("UPDATE follower_places SET next_leaf = @until WHERE name = @name", inner, ("until", until), ("name", CountFollower.PlaceName));
            await new SwapCounts(db).RunAsync(tally, inner);
        }, cancellation);
        return counted;
    }

    private async Task<long> PassAsync(int pass, int passes, long until, Tally tally, IProgress<(long Done, long Whole)>? progress, CancellationToken cancellation)
    {
        var readers = Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, 4)).Select(_ => new Reader(days)).ToArray();
        var counting = readers.Select(reader => Task.Run(() => reader.RunAsync(cancellation), cancellation)).ToArray();
        var batches = readers.Select(_ => new List<Row>(RowsAtOnce)).ToArray();
        try
        {
            for (var leaf = 0L; leaf < until; leaf += LeavesAtOnce)
            {
                await foreach (var row in RowsAsync(leaf, Math.Min(until, leaf + LeavesAtOnce), cancellation))
                {
                    var share = (int)((uint)row.Page.GetHashCode() % (uint)(passes * readers.Length));
                    if (share % passes != pass) continue;
                    var at = share / passes;
                    batches[at].Add(row);
                    if (batches[at].Count < RowsAtOnce) continue;
                    await readers[at].TakeAsync(batches[at], cancellation);
                    batches[at] = new List<Row>(RowsAtOnce);
                }

                progress?.Report(((until * pass) + Math.Min(until, leaf + LeavesAtOnce), until * passes));
            }

            for (var at = 0; at < readers.Length; at++) await readers[at].TakeAsync(batches[at], cancellation);
        }
        finally
        {
            foreach (var reader in readers) reader.Close();
        }

        await Task.WhenAll(counting);
        foreach (var reader in readers) tally.Add(reader.Tally);
        return readers.Sum(reader => reader.Counted);
    }

    private IAsyncEnumerable<Row> RowsAsync(long from, long until, CancellationToken cancellation)
    {
        var numbers = string.Join(" ", CountedFact.Kinds.Skip(1).Select((kind, at) => $"WHEN '{kind}' THEN {at + 1}"));
        var kinds = string.Join(',', CountedFact.Kinds.Skip(1).Select(kind => $"'{kind}'"));
        return db.ReadAsync($"SELECT CASE kind {numbers} END, subject, bytes FROM facts WHERE leaf_index >= @from AND leaf_index < @until AND kind IN ({kinds}) ORDER BY leaf_index",
            row => new Row((CountedKind)row.GetInt32(0), row.Id(1), row.GetFieldValue<byte[]>(2)), cancellation, ("from", from), ("until", until));
    }

    /// <summary>Counts the webpages of its share, in the order of their facts.</summary>
    private sealed class Reader(HotlineDays days)
    {
        private readonly Channel<List<Row>> rows = Channel.CreateBounded<List<Row>>(8);
        private readonly PageHistories pages = new(days);

        public Tally Tally { get; } = new();

        public long Counted { get; private set; }

        public ValueTask TakeAsync(List<Row> batch, CancellationToken cancellation) => rows.Writer.WriteAsync(batch, cancellation);

        public void Close() => rows.Writer.TryComplete();

        public async Task RunAsync(CancellationToken cancellation)
        {
            try
            {
                await foreach (var batch in rows.Reader.ReadAllAsync(cancellation))
                {
                    foreach (var row in batch) Count(row);
                    Counted += batch.Count;
                }

                pages.Count(Tally, 1);
            }
            catch (Exception failure)
            {
                // Whoever still hands over must not wait for a reader that is gone.
                rows.Writer.TryComplete(failure);
                throw;
            }
        }

        private void Count(Row row)
        {
            var fact = CountedFact.Read(row.Kind, row.Bytes);
            if (row.Kind == CountedKind.Received) Tally.AddReport(days.NumberOf(fact.HappenedAt), fact.Source, fact.Thing);
            else pages.Apply(row.Page, fact);
        }
    }
}
