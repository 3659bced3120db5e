namespace OpenHotline.Notify;

/// <summary>The hours in which a host wants no mail that can wait. An urgent mail never waits.</summary>
public static class QuietHours
{
    /// <summary>When they end, UTC; null where it is not quiet at the host now.</summary>
    public static DateTime? EndOf(Host host, DateTime now)
    {
        if (host.QuietFromHour is not { } from || host.QuietUntilHour is not { } until || from == until) return null;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(host.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var there = TimeZoneInfo.ConvertTimeFromUtc(now, zone);
        var isQuiet = from < until ? there.Hour >= from && there.Hour < until : there.Hour >= from || there.Hour < until;
        if (!isQuiet) return null;
        var end = there.Date.AddHours(until);
        if (end <= there) end = end.AddDays(1);
        // An hour that the clocks skip in spring ends an hour later.
        if (zone.IsInvalidTime(end)) end = end.AddHours(1);
        return TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(end, DateTimeKind.Unspecified), zone);
    }
}
