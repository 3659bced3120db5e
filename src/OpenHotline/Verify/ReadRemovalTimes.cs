using OpenHotline.Ground.Storage;

namespace OpenHotline.Verify;

/// <summary>How long removals took, from the first notice to first seen gone, for each host or country.</summary>
/// <remarks>Only pages that were up when the notice went out count. The whole period is read: some hundred thousand whole numbers in a busy year.</remarks>
public sealed class ReadRemovalTimes(HotlineDb db)
{
    /// <param name="Key">The host's id or the country's code; null for what was not traced.</param>
    /// <param name="WithinDay">How many of <paramref name="Removals"/> took at most 24 hours.</param>
    public sealed record Line(string? Key, int Removals, long MedianSeconds, long NinthDecileSeconds, int WithinDay);

    public async Task<IReadOnlyList<Line>> ByCountryAsync(DateTime from, DateTime until, CancellationToken cancellation) =>
        Lines(await db.ListAsync("SELECT country, seconds_from_notice FROM removals WHERE seconds_from_notice IS NOT NULL AND removed_at >= @from AND removed_at < @until",
            row => (row.IsDBNull(0) ? null : row.GetString(0), row.GetInt64(1)), cancellation, ("from", from), ("until", until)));

    public async Task<IReadOnlyList<Line>> ByHostAsync(DateTime from, DateTime until, CancellationToken cancellation) =>
        Lines(await db.ListAsync("SELECT host_id, seconds_from_notice FROM removals WHERE seconds_from_notice IS NOT NULL AND removed_at >= @from AND removed_at < @until",
            row => (row.IdOrNull(0)?.ToString("D"), row.GetInt64(1)), cancellation, ("from", from), ("until", until)));

    /// <summary>The clock of one host, as that host may see it; null where nothing of it was removed in the period.</summary>
    public async Task<Line?> OfHostAsync(Guid hostId, DateTime from, DateTime until, CancellationToken cancellation) =>
        Lines(await db.ListAsync("SELECT seconds_from_notice FROM removals WHERE host_id = @host AND seconds_from_notice IS NOT NULL AND removed_at >= @from AND removed_at < @until",
            row => ((string?)hostId.ToString("D"), row.GetInt64(0)), cancellation, ("host", hostId), ("from", from), ("until", until))).SingleOrDefault();

    private static List<Line> Lines(IEnumerable<(string? Key, long Seconds)> removals) => [.. removals.GroupBy(removal => removal.Key, StringComparer.Ordinal).Select(group =>
    {
        var seconds = group.Select(removal => removal.Seconds).Order().ToArray();
        return new Line(group.Key, seconds.Length, seconds[(seconds.Length - 1) / 2], seconds[(int)Math.Ceiling(seconds.Length * 0.9) - 1], seconds.Count(one => one <= 86_400));
    }).OrderByDescending(line => line.Removals).ThenBy(line => line.Key, StringComparer.Ordinal)];
}
