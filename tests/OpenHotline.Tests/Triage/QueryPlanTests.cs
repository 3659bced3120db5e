using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Assess;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;
using OpenHotline.Triage;

namespace OpenHotline.Tests.Triage;

/// <summary>Every query of claiming, opening and submitting stands on an index, with 20,000 cases in the queue.</summary>
public sealed class QueryPlanTests
{
    private const int Rows = 20_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task No_hot_query_walks_through_a_whole_table(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        await house.House.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<HotlineDb>();
            await FillAsync(db);
            // A table of a few rows is read whole by any good planner; with that switched off, a walk that is left has no index to take.
            if (db.Kind == DatabaseKind.Postgres) await db.ExecuteAsync("SET enable_seqscan = off", Stop);
            foreach (var (name, sql, parameters) in Hot(db))
            {
                var plan = await PlanAsync(db, sql, parameters);
                Assert.False(WalksAll(plan), $"{name} walks through a table:\n{string.Join('\n', plan)}");
                Assert.Contains(plan, line => line.Contains("INDEX", StringComparison.OrdinalIgnoreCase));
            }
        });
    }

    private static IEnumerable<(string Name, string Sql, (string, object?)[] Parameters)> Hot(HotlineDb db)
    {
        var (id, now) = (Guid.NewGuid(), DateTime.UnixEpoch.AddDays(20_000));
        (string, object?)[] claim = [("who", id), ("until", now), ("id", id)];
        yield return ("claim next", ClaimNext.Statement(db), claim[..2]);
        yield return ("claim one", ClaimOne.Statement, claim);
        yield return ("count held", Claims.CountHeld, [("who", id)]);
        yield return ("counts", CountQueue.Statement, [("now", now)]);
        yield return ("ended leases", EndLeasesJob.Ended(db), [("now", now)]);
        yield return ("late", MarkLateJob.Late(db), [("now", now)]);
        yield return ("history of the site", SiteHistory.Statement, [("page", id), ("episode", id)]);
        yield return Of("a page of the queue", ReadQueue.Slice(db, after: null, 26), db);
        yield return Of("the next page", ReadQueue.Slice(db, new QueuePlace(100, now, id), 26), db);
        yield return Of("what I hold", db.QueueItems.Where(item => item.ClaimedBy == id).OrderBy(item => item.LeaseUntil), db);
        yield return Of("a case by its number", FindCase.With(db, new CaseNumber(4711)), db);
        yield return Of("one case", db.QueueItems.Where(item => item.Id == id), db);
        yield return Of("the latest revision", db.Assessments.Where(row => row.EpisodeId == id).OrderByDescending(row => row.Revision).Take(1), db);
        yield return Of("the form before", db.Assessments.Where(row => row.FormToken == id).Select(row => row.Id), db);
        yield return Of("open dispute", db.Disputes.Where(row => row.EpisodeId == id && row.State == DisputeState.Open).Select(row => row.Id), db);
    }

    // The text that Entity Framework sends, with its parameters written out as the column holds them.
    private static (string, string, (string, object?)[]) Of<T>(string name, IQueryable<T> query, HotlineDb db)
    {
        var text = query.ToQueryString();
        var sql = string.Join('\n', text.Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal) && !line.StartsWith("--", StringComparison.Ordinal)));
        var names = System.Text.RegularExpressions.Regex.Matches(sql, "@[a-z_A-Z0-9]+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value).Distinct();
        return (name, sql, [.. names.Select(one => (one[1..], Value(one)))]);
    }

    private static object Value(string name) => name switch
    {
        _ when name.Contains("score", StringComparison.OrdinalIgnoreCase) => 100,
        _ when name.Contains("due", StringComparison.OrdinalIgnoreCase) => DateTime.UnixEpoch.AddDays(20_000),
        _ when name.Contains("id", StringComparison.OrdinalIgnoreCase) => Guid.NewGuid(),
        _ => 26,
    };

    private static Task<List<string>> PlanAsync(HotlineDb db, string sql, (string, object?)[] parameters) => db.Kind == DatabaseKind.Sqlite
        ? db.ListAsync("EXPLAIN QUERY PLAN " + sql, row => row.GetString(3), Stop, parameters)
        : db.ListAsync("EXPLAIN " + sql, row => row.GetString(0), Stop, parameters);

    private static bool WalksAll(IEnumerable<string> plan) => plan.Any(line =>
        // "SCAN t USING INDEX" walks an index in its order up to the limit; "SCAN t" alone walks the table. Derived tables have no index of their own.
        (line.StartsWith("SCAN ", StringComparison.Ordinal) && !line.Contains("INDEX", StringComparison.Ordinal) && !IsSmall(line))
        || (line.Contains("Seq Scan on", StringComparison.Ordinal) && !IsSmall(line)));

    private static bool IsSmall(string line) => new[] { "same", "waiting", "late", "held", "CONSTANT", "on alarms", "on disputes", "alarms" }
        .Any(name => line.Contains(name, StringComparison.Ordinal) && !line.Contains("queue_items", StringComparison.Ordinal) && !line.Contains("assessments", StringComparison.Ordinal));

    private static async Task FillAsync(HotlineDb db)
    {
        var ids = db.Kind == DatabaseKind.Sqlite ? "randomblob(16)" : "gen_random_uuid()";
        var numbers = db.Kind == DatabaseKind.Sqlite
            ? $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows})"
            : $"WITH n AS (SELECT generate_series(1, {Rows}) AS i)";
        var no = db.Kind == DatabaseKind.Sqlite ? "0" : "false";
        var bytes = db.Kind == DatabaseKind.Sqlite ? "randomblob(36)" : "decode(md5(i::text), 'hex')";
        await db.ExecuteAsync(
            $"""
            {numbers} INSERT INTO queue_items (id, number, webpage_id, thing, state, score, reasons, due_at, opened_at, reports, sources, is_onion, is_held, claimed_by, lease_until, rules_version)
            SELECT {ids}, i, {ids}, 1, CASE WHEN i % 100 = 0 THEN 2 ELSE 1 END, 100 + i % 7 * 100, 0, 1700000000000 + i * 1000, 1700000000000, 1, 2, {no}, {no},
                CASE WHEN i % 100 = 0 THEN {ids} END, CASE WHEN i % 100 = 0 THEN 1900000000000 + i END, 1 FROM n
            """, Stop);
        await db.ExecuteAsync(
            $"""
            {numbers} INSERT INTO webpages (id, lookup, list_lookup, site_lookup, sealed_address, is_onion, first_seen_at, episodes, sightings)
            SELECT {ids}, {bytes}, {bytes}, {bytes}, {bytes}, {no}, 1700000000000, 1, 1 FROM n
            """, Stop);
        await db.ExecuteAsync(
            $$"""
            {{numbers}} INSERT INTO assessments (id, episode_id, webpage_id, revision, cause, verdict, kind, uk, inhope, industry, youngest_child, sex, made, commercial, site, child_at_risk, answers_json, question_set_version, table_version, analyst_id, at, form_token)
            SELECT {{ids}}, {{ids}}, {{ids}}, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, {{no}}, '{}', 1, 1, {{ids}}, 1700000000000, {{ids}} FROM n
            """, Stop);
        await db.ExecuteAsync("ANALYZE", Stop);
    }
}
