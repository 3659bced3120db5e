namespace OpenHotline.Publish.Replaying;

/// <summary>The clock of a house that is being filled by a replay: it stands where it is put, and goes on with the real one afterwards.</summary>
public sealed class ReplayClock(TimeProvider real) : TimeProvider
{
    private DateTimeOffset? standsAt;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => standsAt ?? real.GetUtcNow();

    public void GoTo(DateTime utc) => standsAt = new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    public void GoOn() => standsAt = null;
}
