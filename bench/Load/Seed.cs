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

    /// <param name="queued">How many of them wait in the queue, each with an open episode and a report.</param>
    public async Task RunAsync(long webpages, long queued, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await db.Database.OpenConnectionAsync(cancellation);
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

        await Console.Error.WriteLineAsync();
        await db.ExecuteAsync("ANALYZE", cancellation);
    }
}
