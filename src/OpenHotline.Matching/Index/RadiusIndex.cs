using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Index;

/// <summary>Finds every hash within a radius of a query, and no other, among tens of millions.</summary>
/// <remarks>
/// Queries may be asked on any thread at any time and take no lock; adding and removing take turns among themselves.
/// What was added before a query began is found by it. Hashes live outside the collected heap, 118 bytes each and 4 MB
/// a segment, in one of up to 262,144 hashes 198 bytes each; while segments are put together beside the queries, up to twice that. How it works: docs/matching.md.
/// </remarks>
public sealed partial class RadiusIndex : IDisposable
{
    /// <summary>The largest radius that can be asked for.</summary>
    public const int MaxRadius = 64;

    private readonly Lock _writing = new();
    private readonly byte[] _radii = new byte[256];
    private readonly bool[] _hasEntries = new bool[256];
    private Shelf _shelf = new([], new Tail());
    private List<IndexEntry>? _removedMeanwhile;
    private Task _upkeep = Task.CompletedTask;
    private int _frozen;
    private bool _isDisposed;

    public RadiusIndex() => _radii.AsSpan().Fill(PdqHash.EverydayRadius);

    private RadiusIndex(IEnumerable<Segment> segments)
        : this() => _shelf = new([.. segments], new Tail());

    /// <summary>How many entries can be found.</summary>
    public long Count => Volatile.Read(ref _shelf).Count;

    /// <summary>The memory the entries take, everything counted; of a file that was opened, what is mapped.</summary>
    public long Bytes => Volatile.Read(ref _shelf).Bytes;

    /// <summary>Ends when no segments are being put together any more; fails as that failed. The index itself goes on in any case.</summary>
    public Task Upkeep
    {
        get { lock (_writing) return _upkeep; }
    }

    /// <summary>Makes an index of many entries at once. The caller sees to it that no entry comes twice; one that does is found twice.</summary>
    /// <param name="threads">How many threads may work at once; all processors by default.</param>
    public static RadiusIndex Build(IEnumerable<IndexEntry> entries, int? threads = null)
    {
        var left = entries.TryGetNonEnumeratedCount(out var known) ? known : 0;
        var loose = new LooseEntries(left);
        var segments = new List<Segment>();
        var used = new bool[256];
        foreach (var entry in entries)
        {
            if (loose.IsFull)
            {
                left -= loose.Count;
                segments.Add(SegmentBuilder.Build(loose, threads ?? Environment.ProcessorCount));
                loose = new LooseEntries(left);
            }

            loose.Add(entry);
            used[entry.Bank] = true;
        }

        if (loose.Count > 0) segments.Add(SegmentBuilder.Build(loose, threads ?? Environment.ProcessorCount));
        var index = new RadiusIndex(segments);
        used.CopyTo(index._hasEntries, 0);
        return index;
    }

    /// <summary>The radius that a query without one of its own has in this bank; 31 unless set.</summary>
    public int RadiusOf(byte bank) => Volatile.Read(ref _radii[bank]);

    /// <summary>Sets a bank's radius, 0 to 64, from the next query on.</summary>
    public void SetRadius(byte bank, int radius) => Volatile.Write(ref _radii[bank], Checked(radius));

    /// <summary>Adds an entry; false where it is there already.</summary>
    public bool Add(in IndexEntry entry)
    {
        lock (_writing)
        {
            if (_shelf.Contains(entry)) return false;
            Volatile.Write(ref _hasEntries[entry.Bank], true);
            _shelf.Tail.Add(entry);
            if (_shelf.Tail.IsFull) Roll();
            return true;
        }
    }

    /// <summary>Takes an entry out; false where it is not there. It may be added again at once.</summary>
    public bool Remove(in IndexEntry entry)
    {
        lock (_writing)
        {
            if (!_shelf.Remove(entry)) return false;
            _removedMeanwhile?.Add(entry);
            return true;
        }
    }

    /// <summary>True where the entry is there.</summary>
    public bool Contains(in IndexEntry entry) => Volatile.Read(ref _shelf).Contains(entry);

    /// <summary>Puts everything together now, without what was removed: as quick and small as a new index. Takes about as long as building one; queries, adding and removing go on.</summary>
    public async Task CompactAsync()
    {
        await Upkeep.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task running;
        lock (_writing)
        {
            if (_shelf.Tail.Count > 0) Volatile.Write(ref _shelf, new Shelf(Index.Upkeep.Roll(_shelf, _frozen), new Tail()));
            if (_upkeep.IsCompleted) StartMerge(first: 0);
            running = _upkeep;
        }

        await running.ConfigureAwait(false);
    }

    /// <summary>Gives the memory, or the mapped file, back at once, or when the queries that run meanwhile have ended. Without it the collector does so some time. Nothing may be asked afterwards.</summary>
    public void Dispose()
    {
        lock (_writing)
        {
            foreach (var segment in _shelf.Segments) segment.GiveBack();
            _isDisposed = true;
        }
    }

    private static byte Checked(int radius) => radius is >= 0 and <= MaxRadius
        ? (byte)radius
        : throw new ArgumentOutOfRangeException(nameof(radius), radius, $"A radius is 0 to {MaxRadius} bits.");

    private void Roll()
    {
        Volatile.Write(ref _shelf, new Shelf(Index.Upkeep.Roll(_shelf, _frozen), new Tail()));
        var first = Index.Upkeep.FirstToMerge(_shelf.Segments);
        if (first < _shelf.Segments.Length && _upkeep.IsCompleted) StartMerge(first);
    }

    // Race: entries removed while the new segments are made are marked in them before readers see them. A roll meanwhile
    // leaves the first _frozen segments alone; those it makes stand behind them, and stay.
    private void StartMerge(int first)
    {
        var merged = _shelf.Segments[first..];
        (_removedMeanwhile, _frozen) = ([], _shelf.Segments.Length);
        _upkeep = Task.Run(() =>
        {
            try
            {
                var made = Index.Upkeep.Merge(merged, Environment.ProcessorCount > 2 ? 2 : 1).ToArray();
                lock (_writing)
                {
                    if (_isDisposed)
                    {
                        foreach (var segment in made) segment.GiveBack();
                        return;
                    }

                    foreach (var entry in _removedMeanwhile) _ = made.Any(segment => segment.Remove(entry));
                    Volatile.Write(ref _shelf, new Shelf([.. _shelf.Segments[..first], .. made, .. _shelf.Segments[(first + merged.Length)..]], _shelf.Tail));
                }
            }
            finally
            {
                lock (_writing) (_removedMeanwhile, _frozen) = (null, 0);
            }
        });
    }
}
