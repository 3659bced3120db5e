using System.Globalization;
using OpenHotline.Matching.Index;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Cli.Hashing;

/// <summary>Looks hashes up in an index and writes what was found, the nearest first for each query.</summary>
/// <param name="radius">Null: each bank's own.</param>
internal sealed class LookUp(RadiusIndex index, int? radius, string format, TextWriter output) : IAsyncDisposable
{
    private const int BatchLength = 256;
    private readonly List<IndexMatch> matches = [];
    private bool hasHeading;

    /// <summary>Entries found so far.</summary>
    public long Found { get; private set; }

    /// <summary>A picture by its hash, or by all eight: an entry that several of them find is written once, with the nearest.</summary>
    public async Task PictureAsync(string name, IReadOnlyList<PdqHash> hashes)
    {
        matches.Clear();
        index.FindMany(hashes.ToArray(), matches, radius);
        foreach (var best in matches.GroupBy(match => (match.Id, match.Bank)).Select(same => same.MinBy(match => (match.Distance, match.Query))).OrderBy(match => match.Distance).ThenBy(match => match.Id))
            await WriteAsync(name, (Orientation)best.Query, best);
        // Whoever reads at the other end sees each picture when it is done.
        await output.FlushAsync();
    }

    /// <summary>Many hashes, in batches: the index is quicker so.</summary>
    public async Task ManyAsync(IEnumerable<(ulong Id, PdqHash Hash)> queries, CancellationToken cancellation)
    {
        foreach (var batch in queries.Chunk(BatchLength))
        {
            cancellation.ThrowIfCancellationRequested();
            matches.Clear();
            index.FindMany([.. batch.Select(query => query.Hash)], matches, radius);
            foreach (var match in matches.OrderBy(match => match.Query).ThenBy(match => match.Distance).ThenBy(match => match.Id))
                await WriteAsync(batch[match.Query].Id.ToString(CultureInfo.InvariantCulture), Orientation.AsStored, match);
        }
    }

    /// <summary>A CSV has its heading even where nothing was found.</summary>
    public ValueTask DisposeAsync() => new(HeadAsync());

    private async Task WriteAsync(string query, Orientation orientation, IndexMatch match)
    {
        Found++;
        await HeadAsync();
        await output.WriteLineAsync(new MatchRow(query, orientation.ToString(), match.Id, match.Bank, match.Distance).Line(format));
    }

    private async Task HeadAsync()
    {
        if (hasHeading || format != "csv") return;
        hasHeading = true;
        await output.WriteLineAsync(MatchRow.CsvHeading);
    }
}
