using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>An officer changes how a host is dealt with.</summary>
public sealed class ChangeHost(HotlineDb db, UnitOfWork unit, Vault vault, StopNotices stop, WakeCases wake, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        Changed = 1,
        NoSuchHost = 2,

        /// <summary>A language, time zone, hour, cadence or note that is out of bounds.</summary>
        OutOfBounds = 3,
    }

    /// <param name="ReminderHours">Null takes the house's.</param>
    public sealed record Manner(string Language, string TimeZone, int? QuietFromHour, int? QuietUntilHour, int? ReminderHours, string? Notes);

    /// <summary>Complicit: what has not gone out yet is stopped, and its cases are decided anew: police and upstream only.</summary>
    public Task<Outcome> StandingAsync(Guid hostId, HostStanding standing, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (!Enum.IsDefined(standing)) return Outcome.OutOfBounds;
        if (await db.Set<Host>().SingleOrDefaultAsync(one => one.Id == hostId, inner) is not { } host) return Outcome.NoSuchHost;
        host.ChangeStanding(standing);
        if (standing == HostStanding.Complicit) await StopAsync(hostId, inner);
        else await wake.OfHostAsync(hostId, inner);
        return Outcome.Changed;
    }, cancellation);

    public Task<Outcome> MannerAsync(Guid hostId, Manner manner, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var hours = new[] { manner.QuietFromHour, manner.QuietUntilHour };
        if (hours.Any(hour => hour is < 0 or > 23) || manner.ReminderHours is < 1 or > 720 || manner.Language.Length is < 2 or > 10 || manner.Notes?.Length > Host.MaxNotesCharacters
            || !TimeZoneInfo.TryFindSystemTimeZoneById(manner.TimeZone, out _)) return Outcome.OutOfBounds;
        if (await db.Set<Host>().SingleOrDefaultAsync(one => one.Id == hostId, inner) is not { } host || await vault.OpenRecordAsync(hostId, inner) is not { } secret) return Outcome.NoSuchHost;
        var notes = string.IsNullOrWhiteSpace(manner.Notes) ? null : secret.Seal("host.notes", manner.Notes);
        host.ChangeManner(manner.Language, manner.TimeZone, manner.QuietFromHour, manner.QuietUntilHour, manner.ReminderHours, notes);
        return Outcome.Changed;
    }, cancellation);

    public Task<Outcome> UpstreamAsync(Guid hostId, Guid? upstreamId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.Set<Host>().SingleOrDefaultAsync(one => one.Id == hostId, inner) is not { } host) return Outcome.NoSuchHost;
        if (upstreamId == hostId || (upstreamId is { } up && !await db.Set<Host>().AnyAsync(one => one.Id == up, inner))) return Outcome.OutOfBounds;
        host.ConnectTo(upstreamId);
        return Outcome.Changed;
    }, cancellation);

    private async Task StopAsync(Guid hostId, CancellationToken cancellation)
    {
        foreach (var about in await db.Set<TakedownCase>().Where(one => one.HostId == hostId && one.State != CaseState.Over && one.State != CaseState.WaitingForCheck).ToListAsync(cancellation))
        {
            await stop.OfEpisodeAsync(about.EpisodeId, wasWrong: false, cancellation);
            about.TraceAgainAt(clock.GetUtcNow().UtcDateTime, fruitless: false);
        }
    }
}
