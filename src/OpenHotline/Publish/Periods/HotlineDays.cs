using OpenHotline.Ground;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Publish.Periods;

/// <summary>The days of the hotline: in its own time zone, summer time included.</summary>
public sealed class HotlineDays(HouseSettings settings, TimeProvider clock)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);

    public DateOnly Today => DayOf(clock.GetUtcNow().UtcDateTime);

    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone));

    /// <summary>The number of the day of a time in milliseconds since 1970.</summary>
    public int NumberOf(long utcMilliseconds) => DayOf(UtcMilliseconds.FromNumber(utcMilliseconds)).DayNumber;
}
