using OpenHotline.Facts.Codes;

namespace OpenHotline.Verify;

public sealed partial class Watch
{
    /// <summary>True for an episode in which something is still to be found out.</summary>
    public bool IsOpen => State is WatchState.Confirming or WatchState.Watching or WatchState.ProvingGone;

    internal void Noticed(DateTime at, TimeSpan pause)
    {
        NoticedAt ??= at;
        Step = 0;
        if (IsOpen) LookBy(at + pause);
    }

    internal void Traced(Guid? hostId, string? country) => (HostId, Country) = (hostId, country);

    /// <summary>Looks at once, as after a host's answer.</summary>
    internal void LookSoon(DateTime now)
    {
        Step = 0;
        if (State is not WatchState.Ended) LookBy(now);
    }

    internal void Hold()
    {
        Holds++;
        Overtake();
    }

    internal void Release(DateTime now)
    {
        Holds = Math.Max(0, Holds - 1);
        if (Holds == 0 && State is not WatchState.Ended) LookBy(now);
    }

    internal void End()
    {
        (State, NextCheckAt, PersonCalledAt) = (WatchState.Ended, null, null);
        Overtake();
    }

    /// <summary>The episode needs acting on after all.</summary>
    internal void Resume(DateTime now)
    {
        if (State is not WatchState.Ended) return;
        (State, FirstGoneAt, GoneTries, Step) = (BaselineDigest is null && Checks == 0 ? WatchState.Confirming : WatchState.Watching, null, 0, 0);
        LookBy(now);
    }

    /// <summary>Ends the lease: whatever a look under way brings is thrown away.</summary>
    internal void Overtake() => (LeaseUntil, Turn) = (null, Turn + 1);

    private void LookBy(DateTime at) => NextCheckAt = NextCheckAt is { } planned && planned < at ? planned : at;
}
