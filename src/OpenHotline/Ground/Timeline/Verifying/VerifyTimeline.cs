using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Timeline.Verifying;

/// <summary>Reads the whole timeline and names every row that was changed, dropped, inserted or moved, and every tile or checkpoint that does not fit.</summary>
/// <remarks>Changes nothing and may run beside use: it looks at the tree as large as it was at the beginning. Memory stays bounded; a million rows take some seconds.</remarks>
public sealed class VerifyTimeline(HotlineDb db, Keyring keys, HouseSettings settings)
{
    private const int BatchSize = 2000;
    private const int MostFindings = 1000;

    /// <param name="Rows">Rows in the tree.</param>
    /// <param name="Checkpoints">Signed statements that were checked, inside and outside the database.</param>
    /// <param name="NotSigned">Rows after the last checkpoint: in the tree, not signed yet.</param>
    /// <param name="Waiting">Rows that have no place in the tree yet.</param>
    /// <param name="Findings">At most a thousand.</param>
    /// <param name="FindingCount">How many there were in all.</param>
    public sealed record Report(long Rows, long Checkpoints, long NotSigned, long Waiting, IReadOnlyList<TimelineFinding> Findings, long FindingCount)
    {
        public bool IsSound => FindingCount == 0;
    }

    private readonly List<TimelineFinding> findings = [];
    private readonly Misfits misfits = new();
    private readonly GrowingTree tree = new();
    private readonly List<(int Level, long Place, byte[] Hash)> tiles = [];
    private long found;

    /// <param name="progress">Rows done, rows in all.</param>
    public async Task<Report> RunAsync(IProgress<(long Done, long Total)>? progress, CancellationToken cancellation)
    {
        // First what lies outside, then the rows: what is written meanwhile makes the inside larger, never smaller.
        using var leaves = new OutsideLeaves(settings.TimelineFolder);
        var notes = new OutsideNotes(settings.TimelineFolder, keys);
        // Race: both in one statement, or rows that come in between would look like a tree that forgot them.
        var (grown, last) = (await db.ListAsync("SELECT leaves, (SELECT MAX(leaf_index) FROM facts) FROM tree_sizes", row => (row.GetInt64(0), row.IsDBNull(1) ? -1 : row.GetInt64(1)), cancellation)).Single();
        var end = Math.Max(Math.Max(grown, last + 1), leaves.Count);
        var checkpoints = 0L;
        long rows = 0;
        for (var from = 0L; from < end; from += BatchSize)
        {
            var to = Math.Min(from + BatchSize, end);
            var signed = await CheckpointsAsync(from, to, cancellation);
            rows += await BatchAsync(from, to, leaves, signed, notes, cancellation);
            await TilesAsync(cancellation);
            checkpoints += signed.Count;
            progress?.Report((to, end));
        }

        foreach (var finding in misfits.Explain()) Note(finding);
        found += Math.Max(0, misfits.Count - 200_000);
        if (grown != last + 1 && found == 0) Note(new TimelineFinding(FindingKind.TreeDiffers, grown, null));
        var newest = await db.Set<Checkpoint>().AsNoTracking().MaxAsync(row => (long?)row.Size, cancellation) ?? 0;
        var waiting = await db.Set<FactRow>().LongCountAsync(row => row.LeafIndex == null, cancellation);
        return new Report(rows, checkpoints + notes.Checked, Math.Max(0, last + 1 - newest), waiting, findings, found);
    }

    private async Task<long> BatchAsync(long from, long to, OutsideLeaves leaves, Dictionary<long, Checkpoint> signed, OutsideNotes notes, CancellationToken cancellation)
    {
        var batch = await db.ListAsync("SELECT leaf_index, id, kind, stream, subject, written_at, bytes, leaf_hash FROM facts WHERE leaf_index >= @from AND leaf_index < @to ORDER BY leaf_index",
            row => new Row(row.GetInt64(0), row.Id(1), row.GetString(2), row.Id(4), row.Time(5), row.GetFieldValue<byte[]>(6), row.IsDBNull(7) ? [] : row.GetFieldValue<byte[]>(7)), cancellation, ("from", from), ("to", to));
        var next = 0;
        for (var leaf = from; leaf < to; leaf++)
        {
            var outside = leaves.Next();
            var row = next < batch.Count && batch[next].Leaf == leaf ? batch[next++] : null;
            var hash = row is null ? null : MerkleTree.LeafHash(row.Bytes);
            Compare(leaf, row, hash, outside);
            // Where rows are wrong the tree goes on with what was written outside, so that one wrong row is not a thousand wrong roots.
            tree.Add(outside ?? row?.LeafHash ?? new byte[32], (level, place, whole) => tiles.Add((level, place, whole)));
            var root = signed.ContainsKey(leaf + 1) || notes.Wants(leaf + 1) ? tree.Root() : null;
            if (root is null) continue;
            if (signed.GetValueOrDefault(leaf + 1) is { } checkpoint && !Holds(checkpoint, root)) Note(new TimelineFinding(FindingKind.CheckpointDiffers, leaf + 1, null));
            if (notes.Check(leaf + 1, root, signed.ContainsKey(leaf + 1)) is { } wrong) Note(new TimelineFinding(wrong, leaf + 1, null));
        }

        return batch.Count;
    }

    private void Compare(long leaf, Row? row, byte[]? hash, byte[]? outside)
    {
        if (outside is not null)
        {
            if (hash is null || !hash.AsSpan().SequenceEqual(outside)) misfits.Add(leaf, row?.Id, hash, outside);
            else if (!row!.LeafHash.AsSpan().SequenceEqual(outside)) Note(new TimelineFinding(FindingKind.TreeDiffers, leaf, row.Id));
        }
        else if (row is null)
        {
            Note(new TimelineFinding(FindingKind.Dropped, leaf, null));
        }
        else if (!hash.AsSpan().SequenceEqual(row.LeafHash))
        {
            Note(new TimelineFinding(FindingKind.Changed, leaf, row.Id));
        }

        if (row is not null && !row.ColumnsFit()) Note(new TimelineFinding(FindingKind.ColumnsDiffer, leaf, row.Id));
    }

    private async Task TilesAsync(CancellationToken cancellation)
    {
        foreach (var (level, place, hash) in tiles)
        {
            var kept = await db.ListAsync("SELECT hash FROM tree_tiles WHERE level = @level AND place = @place", row => row.GetFieldValue<byte[]>(0), cancellation, ("level", level), ("place", place));
            if (kept.Count != 1 || !kept[0].AsSpan().SequenceEqual(hash)) Note(new TimelineFinding(FindingKind.TreeDiffers, place << (8 * level), null));
        }

        tiles.Clear();
    }

    private async Task<Dictionary<long, Checkpoint>> CheckpointsAsync(long from, long to, CancellationToken cancellation) =>
        await db.Set<Checkpoint>().AsNoTracking().Where(row => row.Size > from && row.Size <= to).ToDictionaryAsync(row => row.Size, cancellation);

    private bool Holds(Checkpoint checkpoint, byte[] root) =>
        keys.SigningPublicKey(checkpoint.SigningKey) is { } key && CheckpointNote.Verify(checkpoint.Note, key) is { } note
        && note.Size == checkpoint.Size && note.Root.AsSpan().SequenceEqual(root) && checkpoint.Root.AsSpan().SequenceEqual(root);

    private void Note(TimelineFinding finding)
    {
        found++;
        if (findings.Count < MostFindings) findings.Add(finding);
    }

    private sealed record Row(long Leaf, Guid Id, string Kind, Guid Subject, DateTime WrittenAt, byte[] Bytes, byte[] LeafHash)
    {
        public bool ColumnsFit()
        {
            try
            {
                var entry = Timeline.Read(Leaf, Bytes);
                return entry.Id == Id && entry.Kind == Kind && entry.At == WrittenAt && (entry.Fact is null || entry.Fact.Subject == Subject);
            }
            catch (Exception broken) when (broken is System.Text.Json.JsonException or FormatException or NotSupportedException)
            {
                return false;
            }
        }
    }
}
