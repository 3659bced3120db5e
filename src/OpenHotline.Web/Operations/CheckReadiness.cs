using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Recognise.Near;

namespace OpenHotline.Web.Operations;

/// <summary>Asks whether this machine can do its work now.</summary>
internal sealed class CheckReadiness(HotlineDb db, Keyring keys, JobHealth jobs, HouseSettings settings, OperationsSettings limits, BankIndex index, AskRelay relay, TimeProvider clock)
{
    /// <param name="Detail">Numbers only; may be empty.</param>
    /// <param name="IsNeeded">False for what this machine can do without for a while: it is told, and does not take the machine out of service.</param>
    public sealed record Line(string Name, bool IsWell, string Detail, bool IsNeeded = true);

    public async Task<IReadOnlyList<Line>> RunAsync(CancellationToken cancellation) =>
        [await DatabaseAsync(cancellation), Clockwork(), Disk(), await KeyringAsync(cancellation), BankIndex(), await RelayAsync(cancellation)];

    private async Task<Line> DatabaseAsync(CancellationToken cancellation)
    {
        try
        {
            return new Line("database", !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any(), "");
        }
        catch (Exception unreachable) when (unreachable is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            return new Line("database", false, "");
        }
    }

    // A machine without clockwork has no jobs, and that is well. Where there are some, one must have ended well in the last five minutes.
    private Line Clockwork()
    {
        var ended = jobs.All.Where(job => job.EndedWellAt is not null).Select(job => job.EndedWellAt!.Value).DefaultIfEmpty().Max();
        if (jobs.All.Count == 0) return new Line("clockwork", true, "not on this machine");
        var age = clock.GetUtcNow().UtcDateTime - ended;
        return new Line("clockwork", age < TimeSpan.FromMinutes(5), $"last beat {(long)Math.Min(age.TotalSeconds, 1e9)} s ago");
    }

    // While it is read in, the doors answer and look-ups say so: only a failure is not well.
    private Line BankIndex() => new("hash index", !index.HasFailed, (index.IsReady, index.Count) switch
    {
        (true, var count) => $"{count} PDQ hashes, {index.Bytes / (1024 * 1024)} MB",
        (false, 0) => "not in use on this machine",
        (false, var count) => $"being read in, {count} PDQ hashes so far",
    });

    // Another house's keyring writes what nobody else can read. One without the newest keys can go on for a while, until it is copied. Where the database does not answer, its own line says so.
    private async Task<Line> KeyringAsync(CancellationToken cancellation)
    {
        var reads = keys.CanRead ? "can read" : "can only write";
        try
        {
            var marks = await HouseMarks.ReadAsync(settings.Database, cancellation);
            if (KeyMarks.AreStrangers(keys, marks)) return new Line("keyring", false, "not the one of this database");
            return KeyMarks.Missing(keys, marks) is > 0 and var missing ? new Line("keyring", false, $"{missing} keys of this database are missing here", IsNeeded: false) : new Line("keyring", true, reads);
        }
        catch (System.Data.Common.DbException)
        {
            return new Line("keyring", true, reads);
        }
    }

    // Without the relay notices wait and none is lost; the doors go on taking reports in, which a machine out of service could not.
    private async Task<Line> RelayAsync(CancellationToken cancellation)
    {
        var state = await relay.RunAsync(cancellation);
        return new Line("mail relay", state.IsWell(), RelayWords.Of(state), IsNeeded: false);
    }

    private Line Disk()
    {
        var free = new DriveInfo(Path.GetFullPath(settings.DataFolder)).AvailableFreeSpace / (1024 * 1024);
        return new Line("disk", free >= limits.LeastFreeMegabytes, $"{free} MB free");
    }
}
