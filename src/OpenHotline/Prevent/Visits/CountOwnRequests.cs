using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Prevent.Visits;

/// <summary>Counts young people's requests about their own pictures, each once, in the quarter in which it came.</summary>
/// <remarks>
/// Privacy: the quarter's first day is written, so that no finer number exists to be shown by mistake. Ten addresses that came
/// with one request are one; one without an address is one too.
/// </remarks>
public sealed class CountOwnRequests(HotlineDb db, HotlineDays days) : IFactFollower
{
    /// <summary>The subject of its rows: a request has none that could be told apart.</summary>
    public const string Subject = "requests";

    public string Name => "prevent.own-requests";

    public IReadOnlyCollection<string> Kinds { get; } = [FactKinds.Of<OwnRequestReceived>()];

    public async Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        foreach (var quarter in entries.Where(entry => entry.Fact is OwnRequestReceived).GroupBy(entry => Period.Containing(days.DayOf(entry.At), PeriodKind.Quarter).FirstOn).OrderBy(quarter => quarter.Key))
        {
            await db.ExecuteAsync("INSERT INTO visit_counts (what, subject, day, people, machines) VALUES (@what, @subject, @day, @people, 0)"
                + " ON CONFLICT (what, subject, day) DO UPDATE SET people = visit_counts.people + excluded.people",
                cancellation, ("what", Counted.OwnRequest), ("subject", Subject), ("day", quarter.Key), ("people", (long)quarter.Count()));
        }
    }
}
