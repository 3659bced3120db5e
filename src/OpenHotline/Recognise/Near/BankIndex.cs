using System.Collections.Concurrent;
using OpenHotline.Ground.Storage;
using OpenHotline.Matching.Index;

namespace OpenHotline.Recognise.Near;

/// <summary>The PDQ hashes of all banks, found by distance: one index for every door of this process.</summary>
/// <remarks>It follows the tables (<see cref="FollowBanks"/>), is kept in a sealed file (<see cref="BankIndexFile"/>), and can be lost at any time: then it is read anew from the tables.</remarks>
public sealed class BankIndex
{
    private static readonly ConcurrentDictionary<string, BankIndex> Houses = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1, 1);
    private ConcurrentDictionary<Guid, Place> places = new();

    internal BankIndex() { }

    /// <summary>How many hashes are found by distance.</summary>
    public long Count => Hashes.Count;

    /// <summary>The memory that they take.</summary>
    public long Bytes => Hashes.Bytes;

    /// <summary>False until everything that stands in the tables was read once.</summary>
    public bool IsReady { get; internal set; }

    /// <summary>When it was last seen to hold all that stands in the tables; null before that.</summary>
    public DateTime? CurrentAt { get; internal set; }

    /// <summary>How many changes its file does not have.</summary>
    public long Unsaved { get; internal set; }

    /// <summary>True where the last attempt to follow the tables ended in a failure.</summary>
    public bool HasFailed { get; internal set; }

    internal RadiusIndex Hashes { get; private set; } = new();

    internal IReadOnlyDictionary<Guid, Place> Places => places;

    /// <summary>True once the file was looked for: whatever was in it, it is not needed again.</summary>
    internal bool WasOpened { get; set; }

    /// <summary>The one that the doors of this process share for one database.</summary>
    public static BankIndex For(DatabaseAddress database) => Houses.GetOrAdd(database.ConnectionString, _ => new BankIndex());

    /// <summary>Waits until nobody else changes it; null at once where it is not ready and somebody else is reading it in.</summary>
    internal async Task<IDisposable?> EnterAsync(bool waits, CancellationToken cancellation)
    {
        if (await turn.WaitAsync(waits || IsReady ? Timeout.Infinite : 0, cancellation)) return new Turn(turn);
        return null;
    }

    /// <summary>Begins anew, with what a file held or with nothing.</summary>
    // Race: a look-up that still asks the old one ends in its memory; the index gives it back when that has ended.
    internal void Begin(RadiusIndex hashes, IEnumerable<KeyValuePair<Guid, Place>> from)
    {
        var old = Hashes;
        (Hashes, places, IsReady, Unsaved) = (hashes, new ConcurrentDictionary<Guid, Place>(from), false, 0);
        old.Dispose();
    }

    internal void Reached(Guid bankId, Place place) => places[bankId] = place;

    /// <summary>How far a bank was read.</summary>
    /// <param name="Number">What the index calls the bank.</param>
    /// <param name="Change">The last of the bank's changes that it holds.</param>
    /// <param name="EntryId">The entry that this change touched: a database that was put back to an earlier state has another one there, or none.</param>
    internal readonly record struct Place(byte Number, long Change, Guid EntryId)
    {
        /// <summary>True where it holds something of the bank, and not that an entry, gone for good by now, was to be taken out.</summary>
        public bool IsBehind(long forgotten) => Change > 0 && Change < forgotten;
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
