using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Accounts.Looks;

/// <summary>The book of looks: a stream of the timeline whose entries are sealed. Use it inside the unit of work that shows something.</summary>
/// <remarks>An entry stands in the tree like every fact, so that none can be dropped or changed; what it says is opened by two people only. Decision 0082.</remarks>
public sealed class LookBook(HotlineDb db, Timeline.Timeline timeline, Keyring keys, AccountsSettings settings, TimeProvider clock)
{
    /// <summary>Counts the look and writes it; false, with nothing written, where the account has looked as often as it may.</summary>
    public async Task<bool> WriteAsync(Look look, CancellationToken cancellation)
    {
        await CountAsync(look, cancellation);
        if (await LeftAsync(look.AccountId, cancellation) < 0)
        {
            await db.ExecuteAsync("UPDATE look_tallies SET looks = looks - 1 WHERE account_id = @account AND hour_at = @hour", cancellation, ("account", look.AccountId), ("hour", Hour(look.At)));
            return false;
        }

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var (key, bytes) = keys.SealLook(id, JsonSerializer.SerializeToUtf8Bytes(look, LookJson.Default.Look));
        timeline.Write(new LookSealed(id, key, Convert.ToBase64String(bytes)), FactStream.Looks);
        return true;
    }

    /// <summary>How many more addresses this account may reveal now.</summary>
    public async Task<int> LeftAsync(Guid accountId, CancellationToken cancellation)
    {
        var hour = Hour(clock.GetUtcNow().UtcDateTime);
        var dayBefore = hour.AddHours(-23);
        var tallies = await db.Set<LookTally>().AsNoTracking().Where(tally => tally.AccountId == accountId && tally.HourAt >= dayBefore).ToListAsync(cancellation);
        return Math.Min(settings.LooksPerHour - tallies.Where(tally => tally.HourAt == hour).Sum(tally => tally.Looks), settings.LooksPerDay - tallies.Sum(tally => tally.Looks));
    }

    private Task CountAsync(Look look, CancellationToken cancellation) => db.ExecuteAsync(
        // Race: two requests of one person meet on this row; the second waits and then counts both.
        "INSERT INTO look_tallies (account_id, hour_at, looks) VALUES (@account, @hour, 1) ON CONFLICT (account_id, hour_at) DO UPDATE SET looks = look_tallies.looks + 1",
        cancellation, ("account", look.AccountId), ("hour", Hour(look.At)));

    private static DateTime Hour(DateTime at) => new(at.Ticks - at.Ticks % TimeSpan.TicksPerHour, DateTimeKind.Utc);
}
