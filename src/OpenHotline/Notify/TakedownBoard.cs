using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Refer;

namespace OpenHotline.Notify;

/// <summary>What the takedown officer sees: pages still up by host, and everything that waits for a person. Tickets, never addresses.</summary>
public sealed class TakedownBoard(HotlineDb db, HostRegister register, NotifySettings settings)
{
    private const int MostRows = 500;

    /// <param name="HostId">Null for pages whose host is not known yet.</param>
    /// <param name="OldestAt">When the oldest of them was assessed.</param>
    /// <param name="NextAt">When the next mail or trace is due; null where a person has to act.</param>
    public sealed record HostRow(Guid? HostId, string Name, HostStanding Standing, int StillUp, int OnHold, DateTime OldestAt, DateTime? NextAt, int WaitForPerson);

    /// <param name="Ticket">Null before there is a notice.</param>
    public sealed record CaseRow(TakedownCase Case, Notice? Notice, string? Ticket, bool IsOnHold, DateTime? NextAt, bool NextRungProposed);

    public async Task<IReadOnlyList<HostRow>> ByHostAsync(CancellationToken cancellation)
    {
        var open = await CasesAsync(null, cancellation);
        var hosts = await db.Set<Host>().AsNoTracking().Where(host => db.Set<TakedownCase>().Any(one => one.HostId == host.Id && one.State != CaseState.Over)).ToDictionaryAsync(host => host.Id, cancellation);
        var names = await register.NamesAsync(hosts.Values, cancellation);
        return [.. open.GroupBy(row => row.Case.HostId).Select(group => new HostRow(
            group.Key,
            group.Key is { } id ? names.GetValueOrDefault(id, "?") : "",
            group.Key is { } known && hosts.TryGetValue(known, out var host) ? host.Standing : HostStanding.Unknown,
            group.Count(), group.Count(row => row.IsOnHold), group.Min(row => row.Case.AssessedAt), group.Min(row => row.NextAt), group.Count(row => row.NextAt is null && !row.IsOnHold)))
            .OrderBy(row => row.OldestAt)];
    }

    /// <summary>Open cases, oldest first; of one host, or of all.</summary>
    public async Task<IReadOnlyList<CaseRow>> CasesAsync(Guid? hostId, CancellationToken cancellation)
    {
        var cases = await db.Set<TakedownCase>().AsNoTracking().Where(one => one.State != CaseState.Over && (hostId == null || one.HostId == hostId)).OrderBy(one => one.AssessedAt).Take(MostRows).ToListAsync(cancellation);
        var episodes = cases.Select(one => one.EpisodeId).ToList();
        var notices = await db.Set<Notice>().AsNoTracking().Where(one => episodes.Contains(one.EpisodeId)).ToListAsync(cancellation);
        var due = await db.Set<Mailing>().AsNoTracking().Where(one => episodes.Contains(one.EpisodeId) && one.State == MailingState.Waiting).ToListAsync(cancellation);
        var held = await db.Holds.AsNoTracking().Where(one => episodes.Contains(one.EpisodeId) && one.EndedAt == null).Select(one => one.EpisodeId).ToListAsync(cancellation);
        return [.. cases.Select(one =>
        {
            var notice = notices.Where(of => of.EpisodeId == one.EpisodeId).OrderByDescending(of => of.QueuedAt).FirstOrDefault();
            var nextMail = due.Where(of => of.EpisodeId == one.EpisodeId).Min(of => (DateTime?)of.DueAt);
            var next = one.State is CaseState.WaitingForTrace ? one.NextTraceAt : nextMail ?? notice?.RemindAt;
            return new CaseRow(one, notice, notice?.Ticket, held.Contains(one.EpisodeId), next, one.State == CaseState.Notified && notice?.Reminders >= settings.RemindersBeforeNextRung);
        })];
    }

    /// <summary>Pages that were at another host just before sending.</summary>
    public Task<List<TakedownCase>> ChangedAsync(CancellationToken cancellation) =>
        db.Set<TakedownCase>().AsNoTracking().Where(one => one.State == CaseState.HostChanged).OrderBy(one => one.AssessedAt).Take(MostRows).ToListAsync(cancellation);

    /// <summary>Notices that did not get through, or of which nobody knows.</summary>
    public Task<List<Notice>> TroubledAsync(CancellationToken cancellation) => db.Set<Notice>().AsNoTracking()
        .Where(one => (one.State == NoticeState.Bounced || one.State == NoticeState.Failed || one.State == NoticeState.Uncertain) && db.Set<TakedownCase>().Any(about => about.EpisodeId == one.EpisodeId && about.State != CaseState.Over))
        .OrderBy(one => one.QueuedAt).Take(MostRows).ToListAsync(cancellation);

    public Task<List<HostReply>> UnreadAsync(CancellationToken cancellation) =>
        db.Set<HostReply>().AsNoTracking().Where(one => one.ReadAt == null).OrderBy(one => one.At).Take(MostRows).ToListAsync(cancellation);

    public Task<List<InboundMail>> UnmatchedAsync(CancellationToken cancellation) => db.Set<InboundMail>().AsNoTracking()
        .Where(one => one.HandledAt == null && (one.Kind == InboundKind.Unmatched || one.Kind == InboundKind.TooLarge || one.Kind == InboundKind.Unreadable)).OrderBy(one => one.At).Take(MostRows).ToListAsync(cancellation);
}
