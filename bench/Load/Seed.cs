using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Triage;

namespace OpenHotline.Load;

/// <summary>Fills a database with webpages as years of reports leave them: sealed for real, found by keyed look-ups.</summary>
internal sealed class Seed(HotlineDb db, Keyring keys, TimeProvider clock)
{
    private const int PagesPerCommit = 20_000;

    /// <summary>More closed webpages than these are copies, under names and look-ups of their own: nobody reads their addresses.</summary>
    private const int SealedForReal = 200_000;

    /// <param name="queued">How many of them wait in the queue, each with an open episode and a report.</param>
    public async Task RunAsync(long webpages, long queued, CancellationToken cancellation)
    {
        var written = Math.Min(webpages, Math.Max(queued, SealedForReal));
        await WriteAsync(written, queued, cancellation);
        for (; written < webpages; written += await CopyAsync(Math.Min(webpages - written, SealedForReal), cancellation))
            await Console.Error.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\rseeded {written:N0} of {webpages:N0}"));
        await Console.Error.WriteLineAsync();
        // Rows of years have been cleaned up behind long ago; rows of a minute would be while the bench measures.
        await db.ExecuteAsync(db.Kind == DatabaseKind.Postgres ? "VACUUM ANALYZE" : "ANALYZE", cancellation);
        if (db.Kind == DatabaseKind.Postgres) await db.ExecuteAsync("CHECKPOINT", cancellation);
    }

    private async Task<int> CopyAsync(long count, CancellationToken cancellation)
    {
        var (id, noise) = db.Kind == DatabaseKind.Postgres
            ? ("(substr(id::text, 1, 14) || substr(gen_random_uuid()::text, 15))::uuid", "substr(sha256(gen_random_uuid()::text::bytea) || sha256(gen_random_uuid()::text::bytea), 1, length(w.{0}))")
            : ("substr(id, 1, 6) || randomblob(10)", "randomblob(length(w.{0}))");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.ExecuteAsync($"CREATE TEMP TABLE copies AS SELECT id AS old, {id} AS page, {id} AS episode FROM webpages ORDER BY webpages.id LIMIT {count}", cancellation);
        await db.ExecuteAsync("INSERT INTO record_keys (id, wrapping_key, wrapped) SELECT c.page, k.wrapping_key, k.wrapped FROM copies c JOIN record_keys k ON k.id = c.old", cancellation);
        await db.ExecuteAsync($"INSERT INTO webpages (id, lookup, list_lookup, site_lookup, sealed_address, is_onion, first_seen_at, episodes, sightings) SELECT c.page, {string.Format(CultureInfo.InvariantCulture, noise, "lookup")}, {string.Format(CultureInfo.InvariantCulture, noise, "list_lookup")}, w.site_lookup, w.sealed_address, w.is_onion, w.first_seen_at, w.episodes, w.sightings FROM copies c JOIN webpages w ON w.id = c.old", cancellation);
        await db.ExecuteAsync("INSERT INTO episodes (id, webpage_id, number, cause, opened_at, closed_at, \"end\") SELECT c.episode, c.page, e.number, e.cause, e.opened_at, e.closed_at, e.\"end\" FROM copies c JOIN episodes e ON e.webpage_id = c.old", cancellation);
        await db.ExecuteAsync("DROP TABLE copies", cancellation);
        await transaction.CommitAsync(cancellation);
        return (int)count;
    }

    private async Task WriteAsync(long webpages, long queued, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await db.Database.OpenConnectionAsync(cancellation);
        if (db.Kind == DatabaseKind.Sqlite) await db.ExecuteAsync("PRAGMA cache_size = -1000000; PRAGMA synchronous = OFF", cancellation);
        await using var recordKeys = new RowWriter(db, "record_keys (id, wrapping_key, wrapped)");
        await using var pages = new RowWriter(db, "webpages (id, lookup, list_lookup, site_lookup, sealed_address, is_onion, first_seen_at, episodes, sightings)");
        await using var episodes = new RowWriter(db, "episodes (id, webpage_id, number, cause, opened_at, closed_at, \"end\")");
        await using var reports = new RowWriter(db, "reports (id, received_at, source, channel, thing, receipt_hash, sealed_text, member_id, says_child_at_risk)");
        await using var sightings = new RowWriter(db, "sightings (report_id, webpage_id, episode_id, sealed_steps, at)");
        await using var items = new RowWriter(db, "queue_items (id, number, webpage_id, thing, state, score, reasons, due_at, opened_at, reports, sources, only_member_id, is_onion, is_held, claimed_by, lease_until, rules_version)");
        for (var done = 0L; done < webpages; done += PagesPerCommit)
        {
            var count = (int)Math.Min(PagesPerCommit, webpages - done);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            using var wrapper = keys.Wrapper();
            for (var i = 0; i < count; i++)
            {
                var number = done + i;
                // A millisecond apart: ids grow, as they do over the years.
                var at = now.AddMilliseconds(number - webpages);
                var (pageId, episodeId) = (Guid.CreateVersion7(at), Guid.CreateVersion7(at));
                var key = RandomNumberGenerator.GetBytes(32);
                await recordKeys.AddAsync([pageId, keys.NewestWrappingKey, wrapper.Wrap(key, pageId)], transaction, cancellation);
                var address = string.Create(CultureInfo.InvariantCulture, $"https://site{number % 5000}.example/page/{number}");
                await pages.AddAsync([pageId, keys.Lookup("seed", Encoding.UTF8.GetBytes(address)), RandomNumberGenerator.GetBytes(36),
                    keys.Lookup("seed.site", Encoding.UTF8.GetBytes((number % 5000).ToString(CultureInfo.InvariantCulture))),
                    new RecordSecret(pageId, key).Seal("webpage.address", address), false, now.UtcDateTime, 1, 1], transaction, cancellation);
                var waits = number < queued;
                await episodes.AddAsync([episodeId, pageId, 1, 1, now.UtcDateTime, waits ? null : now.UtcDateTime, waits ? null : 1], transaction, cancellation);
                if (!waits) continue;
                var (reportId, reportKey) = (Guid.CreateVersion7(at), RandomNumberGenerator.GetBytes(32));
                await recordKeys.AddAsync([reportId, keys.NewestWrappingKey, wrapper.Wrap(reportKey, reportId)], transaction, cancellation);
                var text = new ReportText { Source = ReportSource.Public, Address = address, Note = "seeded" }.ToJson();
                await reports.AddAsync([reportId, at.UtcDateTime, ReportSource.Public, ReportChannel.Form, ThingKind.Webpage, keys.Lookup("seed.receipt", reportId.ToByteArray()), new RecordSecret(reportId, reportKey).Seal(SealedFields.ReportText, text), null, false], transaction, cancellation);
                await sightings.AddAsync([reportId, pageId, episodeId, null, at.UtcDateTime], transaction, cancellation);
                await items.AddAsync([episodeId, (long)CaseNumber.Of(episodeId).Value, pageId, 1, 1, (int)(number % 97), 0, now.UtcDateTime.AddHours(number % 48), now.UtcDateTime, 1, 2, null, false, false, null, null, 1], transaction, cancellation);
            }

            foreach (var table in (RowWriter[])[recordKeys, pages, episodes, reports, sightings, items]) await table.FlushAsync(transaction, cancellation);
            await transaction.CommitAsync(cancellation);
            await Console.Error.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\rseeded {done + count:N0} of {webpages:N0}"));
        }
    }
}
