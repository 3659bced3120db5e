using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Triage;

namespace OpenHotline.Load;

/// <summary>Fills a database with webpages as years of reports leave them: sealed for real, found by keyed look-ups.</summary>
internal sealed class Seed(HotlineDb db, Keyring keys, TimeProvider clock)
{
    private const int RowsAtOnce = 20;
    private const int PagesPerCommit = 20_000;

    /// <param name="queued">How many of them wait in the queue, each with an open episode.</param>
    public async Task RunAsync(long webpages, long queued, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        for (var done = 0L; done < webpages; done += PagesPerCommit)
        {
            var count = (int)Math.Min(PagesPerCommit, webpages - done);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            using var wrapper = keys.Wrapper();
            var (recordKeys, pages, episodes, items) = (new List<object?[]>(count), new List<object?[]>(count), new List<object?[]>(count), new List<object?[]>(count));
            for (var i = 0; i < count; i++)
            {
                var number = done + i;
                var (pageId, episodeId) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
                var key = RandomNumberGenerator.GetBytes(32);
                recordKeys.Add([pageId, keys.NewestWrappingKey, wrapper.Wrap(key, pageId)]);
                var address = string.Create(CultureInfo.InvariantCulture, $"https://site{number % 5000}.example/page/{number}");
                pages.Add([pageId, keys.Lookup("seed", Encoding.UTF8.GetBytes(address)), RandomNumberGenerator.GetBytes(36),
                    keys.Lookup("seed.site", Encoding.UTF8.GetBytes((number % 5000).ToString(CultureInfo.InvariantCulture))),
                    new RecordSecret(pageId, key).Seal("webpage.address", address), false, now.UtcDateTime, 1, 1]);
                var waits = number < queued;
                episodes.Add([episodeId, pageId, 1, 1, now.UtcDateTime, waits ? null : now.UtcDateTime, waits ? null : 1]);
                if (waits) items.Add([episodeId, (long)CaseNumber.Of(episodeId).Value, pageId, 1, 1, (int)(number % 97), 0, now.UtcDateTime.AddHours(number % 48), now.UtcDateTime, 1, 2, null, false, false, null, null, 1]);
            }

            await InsertAsync("record_keys (id, wrapping_key, wrapped)", recordKeys, cancellation);
            await InsertAsync("webpages (id, lookup, list_lookup, site_lookup, sealed_address, is_onion, first_seen_at, episodes, sightings)", pages, cancellation);
            await InsertAsync("episodes (id, webpage_id, number, cause, opened_at, closed_at, \"end\")", episodes, cancellation);
            await InsertAsync("queue_items (id, number, webpage_id, thing, state, score, reasons, due_at, opened_at, reports, sources, only_member_id, is_onion, is_held, claimed_by, lease_until, rules_version)", items, cancellation);
            await transaction.CommitAsync(cancellation);
            await Console.Error.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\rseeded {done + count:N0} of {webpages:N0}"));
        }

        await Console.Error.WriteLineAsync();
        await db.ExecuteAsync("ANALYZE", cancellation);
    }

    private async Task InsertAsync(string into, List<object?[]> rows, CancellationToken cancellation)
    {
        foreach (var chunk in rows.Chunk(RowsAtOnce))
        {
            var sql = new StringBuilder("INSERT INTO ").Append(into).Append(" VALUES ");
            var parameters = new List<(string, object?)>(chunk.Length * chunk[0].Length);
            for (var row = 0; row < chunk.Length; row++)
            {
                sql.Append(row == 0 ? "(" : ", (");
                for (var column = 0; column < chunk[row].Length; column++)
                {
                    var name = string.Create(CultureInfo.InvariantCulture, $"p{row}_{column}");
                    sql.Append(column == 0 ? "@" : ", @").Append(name);
                    parameters.Add((name, chunk[row][column]));
                }

                sql.Append(')');
            }

            await db.ExecuteAsync(sql.ToString(), cancellation, [.. parameters]);
        }
    }
}
