using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Index;

/// <summary>Looks up a batch of queries in one segment.</summary>
/// <remarks>
/// A query is a few hundred runs: parts of lists, one for each chunk value in reach. They wait in a line, across chunks
/// and across queries; the memory of a run is asked for long before its turn comes. What passes a print goes through two
/// more such lines, one until its place has arrived and one until its hash has. Used by one thread at a time.
/// </remarks>
internal sealed unsafe class Prober
{
    private const int RunsAhead = 32;
    private const int CandidatesAhead = 32;
    private const int RunsRoom = 1 << 16;
    private const int CacheLine = 64;

    /// <summary>The processor goes on by itself from there.</summary>
    private const int AskedBytes = 512;

    private const uint EveryOther = 0x5555_5555;

    /// <summary>A query whose even shares lead to so many times what evenly spread values would, and to some more, has its shares dealt out by the lengths of its runs.</summary>
    private const int CrowdedFactor = 3;
    private const int CrowdedSlack = 4096;

    [ThreadStatic]
    private static Prober? _ofThread;

    private readonly NativeBlock _memory = new((RunsRoom * (long)sizeof(Run)) + (2 * CandidatesAhead * (long)sizeof(Candidate)));
    private readonly Run* _runs;
    private readonly Candidate* _places;
    private readonly Candidate* _hashes;

    private readonly Dealer _dealer = new();
    private byte[] _shares = [];
    private Segment _segment = null!;
    private int _chunks;
    private PdqHash* _queries;
    private Hits _hits = null!;
    private int _radius;
    private int _head;
    private int _asked;
    private int _tail;
    private uint _placesIn;
    private uint _placesOut;
    private uint _hashesIn;
    private uint _hashesOut;

    private Prober()
    {
        // Safety: the block holds the three parts.
        _runs = (Run*)_memory.Address;
        _places = (Candidate*)(_runs + RunsRoom);
        _hashes = _places + CandidatesAhead;
    }

    /// <summary>The one of the running thread: its memory is used again.</summary>
    public static Prober OfThread => _ofThread ??= new Prober();

    /// <summary>Adds every place within the radius of every query, once, removed ones too. The caller holds the segment.</summary>
    public void Search(Segment segment, ReadOnlySpan<PdqHash> queries, int radius, Hits hits)
    {
        (_segment, _chunks, _radius, _hits) = (segment, segment.Layout.Chunks, radius, hits);
        if (_shares.Length < queries.Length * _chunks) _shares = new byte[queries.Length * _chunks];
        var hasLists = segment.Layout.HasLists && Dealer.IsWorthListing(segment.Layout, radius);
        (_head, _asked, _tail) = (0, 0, 0);
        (_placesIn, _placesOut, _hashesIn, _hashesOut) = (0, 0, 0, 0);
        // Safety: the queries stay pinned until the lines are empty.
        fixed (PdqHash* first = queries)
        {
            _queries = first;
            for (var query = 0; query < queries.Length; query++)
            {
                if (hasLists && TryLineUp(query)) Work(RunsAhead);
                else LinearScan.Run(segment.Hashes, segment.Count, first[query], query, radius, hits);
            }

            Work(0);
            while (_placesOut < _placesIn) ReadPlace();
            while (_hashesOut < _hashesIn) ReadHash();
        }

        // The thread may not ask again for long: what it looked at must not stay in memory for that.
        (_segment, _hits) = (null!, null!);
    }

    private Span<byte> SharesOf(int query) => _shares.AsSpan(query * _chunks, _chunks);

    /// <summary>Lines up a query's runs; false, with nothing lined up, where reading all hashes costs less: that bounds the worst case.</summary>
    private bool TryLineUp(int query)
    {
        MakeRoom();
        var layout = _segment.Layout;
        var shares = SharesOf(query);
        Shares.Even(_radius, shares);
        var looks = 0L;
        foreach (var share in shares) looks += Masks.Of(layout.ChunkBytes).CountUnder(share);
        if (TryLineUp(query, shares, (CrowdedFactor * looks * layout.Count / layout.Values) + CrowdedSlack)) return true;
        return _dealer.TryDeal(_segment, (byte*)(_queries + query), _radius, shares) && TryLineUp(query, shares, layout.Count);
    }

    /// <summary>False, with nothing lined up, where the runs hold more entries than <paramref name="most"/>.</summary>
    // Safety: a directory has an entry for every value and one more.
    private bool TryLineUp(int query, ReadOnlySpan<byte> shares, long most)
    {
        var layout = _segment.Layout;
        var (start, total) = (_tail, 0L);
        var masks = Masks.Of(layout.ChunkBytes);
        var hash = (byte*)(_queries + query);
        for (var chunk = 0; chunk < shares.Length; chunk++)
        {
            if (shares[chunk] == 0) continue;
            var directory = _segment.Directory(chunk);
            var list = _segment.List(chunk);
            var entryBytes = SegmentLayout.ListBytes(chunk);
            var (value, print) = layout.ChunkBytes == 1 ? (OneByte.Value(hash, chunk), OneByte.Print(hash, chunk)) : (TwoBytes.Value(hash, chunk), TwoBytes.Print(hash, chunk));
            var together = Shares.Together(shares, chunk, layout.PrintChunks);
            for (var bits = 0; bits < shares[chunk]; bits++)
            {
                foreach (var mask in masks.OfWeight(bits))
                {
                    var at = directory + (value ^ mask);
                    var (from, count) = (at[0], at[1] - at[0]);
                    if (count == 0) continue;
                    total += count;
                    _runs[_tail++] = new Run { Prints = list + ((long)entryBytes * from), Count = (int)count, First = from, Query = query, Print = print, Chunk = (byte)chunk, Limit = (byte)(together - bits) };
                }
            }

            if (total <= most) continue;
            _tail = start;
            return false;
        }

        return true;
    }

    // A query has less runs than half of the room; what is still waiting moves to the start.
    private void MakeRoom()
    {
        if (_tail < RunsRoom / 2) return;
        var waiting = _tail - _head;
        Buffer.MemoryCopy(_runs + _head, _runs, RunsRoom * (long)sizeof(Run), waiting * (long)sizeof(Run));
        (_asked, _head, _tail) = (_asked - _head, 0, waiting);
    }

    private void Work(int leave)
    {
        while (_tail - _head > leave)
        {
            for (; _asked < _tail && _asked - _head <= RunsAhead; _asked++) Ask(_runs[_asked].Prints, Math.Min(_runs[_asked].Count * SegmentLayout.PrintBytes, AskedBytes));
            Filter(_runs + _head++);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Ask(byte* from, int bytes)
    {
        if (!Sse.IsSupported) return;
        for (var end = from + bytes; from < end; from += CacheLine) Sse.Prefetch0(from);
    }

    /// <summary>Passes on what is near enough in chunk and print together.</summary>
    // Safety: reads whole vectors of prints; a list has 64 bytes of slack behind it, and lanes past Count are not looked at.
    private void Filter(Run* run)
    {
        var print = Vector256.Create(run->Print);
        var prints = (ushort*)run->Prints;
        var (count, limit) = (run->Count, run->Limit);
        for (var first = 0; first < count; first += Vector256<ushort>.Count)
        {
            // Two bits a lane: the mask of bytes is one instruction, that of 16 bits is three.
            var near = Near(Vector256.Load(prints + first) ^ print, limit).AsByte().ExtractMostSignificantBits();
            if (near == 0) continue;
            if (count - first < Vector256<ushort>.Count) near &= (1u << (2 * (count - first))) - 1;
            for (near &= EveryOther; near != 0; near &= near - 1) Pass(run, first + (System.Numerics.BitOperations.TrailingZeroCount(near) / 2));
        }
    }

    /// <summary>All ones in the lanes with at most <paramref name="limit"/> bits: taking away the lowest bit so many times leaves nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Near(Vector256<ushort> bits, int limit)
    {
        for (; limit > 0; limit--) bits &= bits - Vector256<ushort>.One;
        return Vector256.Equals(bits, Vector256<ushort>.Zero);
    }

    // Safety: places follow the prints of a run, three bytes each; the fourth byte read is the next place's or slack.
    private void Pass(Run* run, int index)
    {
        if (run->Chunk == 0)
        {
            AwaitHash((int)run->First + index, run->Query, 0);
            return;
        }

        if (_placesIn - _placesOut == CandidatesAhead) ReadPlace();
        var at = run->Prints + (SegmentLayout.PrintBytes * (long)run->Count) + (SegmentLayout.PlaceBytes * (long)index);
        if (Sse.IsSupported) Sse.Prefetch0(at);
        _places[_placesIn++ % CandidatesAhead] = new Candidate { At = at, Query = run->Query, Chunk = run->Chunk };
    }

    private void AwaitHash(int place, int query, int chunk)
    {
        if (_hashesIn - _hashesOut == CandidatesAhead) ReadHash();
        if (Sse.IsSupported) Sse.Prefetch0(_segment.Hashes + place);
        _hashes[_hashesIn++ % CandidatesAhead] = new Candidate { Place = place, Query = query, Chunk = chunk };
    }

    // Safety: as Pass.
    private void ReadPlace()
    {
        var candidate = _places[_placesOut++ % CandidatesAhead];
        var place = (int)(*(uint*)candidate.At & (SegmentLayout.MaxCount - 1));
        // A damaged file may say anything; memory behind the hashes is not read for it.
        if (place < _segment.Count) AwaitHash(place, candidate.Query, candidate.Chunk);
    }

    // Safety: the place was held against Count.
    private void ReadHash()
    {
        var candidate = _hashes[_hashesOut++ % CandidatesAhead];
        var query = _queries + candidate.Query;
        var hash = _segment.Hashes + candidate.Place;
        var distance = hash->DistanceTo(*query);
        if (distance > _radius) return;
        if (Shares.IsFirstToFind(SharesOf(candidate.Query), candidate.Chunk, (byte*)query, (byte*)hash)) _hits.Add(candidate.Query, candidate.Place, distance);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Run
    {
        public byte* Prints;
        public int Count;
        public uint First;
        public int Query;
        public ushort Print;
        public byte Chunk;
        public byte Limit;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Candidate
    {
        public byte* At;
        public int Place;
        public int Query;
        public int Chunk;
    }
}
