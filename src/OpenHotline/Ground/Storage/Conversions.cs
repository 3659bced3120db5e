using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OpenHotline.Ground.Storage;

/// <summary>A UTC time as whole milliseconds since 1970: the finest that both databases keep, sortable on both.</summary>
public sealed class UtcMilliseconds() : ValueConverter<DateTime, long>(time => ToNumber(time), number => FromNumber(number))
{
    public static long ToNumber(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    public static DateTime FromNumber(long number) => DateTime.UnixEpoch.AddTicks(number * TimeSpan.TicksPerMillisecond);
}

/// <summary>The same for the times that ASP.NET Core Identity keeps.</summary>
public sealed class OffsetMilliseconds()
    : ValueConverter<DateTimeOffset, long>(time => time.ToUnixTimeMilliseconds(), number => DateTimeOffset.FromUnixTimeMilliseconds(number));

/// <summary>A calendar day as its number since 0001-01-01, sortable on both databases.</summary>
public sealed class DayNumber() : ValueConverter<DateOnly, int>(day => day.DayNumber, number => DateOnly.FromDayNumber(number));

/// <summary>An id as 16 bytes in big-endian order, so that SQLite keeps version 7 ids in the order they were made.</summary>
public sealed class SortableGuid() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));
