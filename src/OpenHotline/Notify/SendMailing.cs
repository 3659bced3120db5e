using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpenHotline.Facts;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Refer;

namespace OpenHotline.Notify;

/// <summary>Sends claimed mails: asks again who serves the page, writes the try down, hands the mail over, writes the end down.</summary>
/// <remarks>Three commits with the network between them; decision 0070 says what a crash at each place leads to.</remarks>
public sealed partial class SendMailing(
    HotlineDb db, UnitOfWork unit, IPost post, ConfirmHost confirm, ComposeMailing compose, NoteHostChanged changed, Timeline timeline,
    NotifySettings settings, TimeProvider clock, ILogger<SendMailing> logger)
{
    // Fewer are written by one processor: sharing them out costs more.
    private const int FewLetters = 16;

    public Task RunAsync(Guid mailingId, CancellationToken cancellation) => RunAsync([mailingId], cancellation);

    /// <summary>Sends many: each of the three steps is one commit for all.</summary>
    public async Task RunAsync(IReadOnlyList<Guid> mailingIds, CancellationToken cancellation)
    {
        var sendable = await MayBeSentAsync(mailingIds, cancellation);
        if (sendable.Count == 0) return;
        var tried = new List<Tried>();
        foreach (var begun in await unit.RunAsync(inner => BeginAsync(sendable, inner), cancellation)) tried.Add(new Tried(begun.MailingId, begun.Try, await post.SendAsync(begun.Mail, cancellation)));
        if (tried.Count == 0) return;
        await unit.RunAsync(inner => EndAsync(tried, inner), cancellation);
        foreach (var one in tried) Log.Tried(logger, one.MailingId, one.Outcome.GetType().Name);
    }

    /// <summary>Asks names and registries once more. A withdrawal goes to whoever had the notice, so nothing is asked for it.</summary>
    private async Task<List<Guid>> MayBeSentAsync(IReadOnlyList<Guid> mailingIds, CancellationToken cancellation)
    {
        var mailings = await db.Among<Mailing>("id", mailingIds).AsNoTracking().ToDictionaryAsync(one => one.Id, cancellation);
        var asked = mailings.Values.Where(one => one.Kind != MailingKind.Withdrawal).Select(one => one.EpisodeId).Distinct().ToList();
        var cases = await db.Among<TakedownCase>("episode_id", asked).AsNoTracking().ToListAsync(cancellation);
        var confirmed = await confirm.RunAsync(cases, cancellation);
        var sendable = new List<Guid>(mailingIds.Count);
        foreach (var id in mailingIds)
        {
            var mailing = mailings[id];
            switch (mailing.Kind == MailingKind.Withdrawal ? new ConfirmHost.Outcome.Same() : confirmed[mailing.EpisodeId])
            {
                case ConfirmHost.Outcome.Same:
                    sendable.Add(id);
                    break;
                case ConfirmHost.Outcome.Changed found:
                    await unit.RunAsync(inner => changed.RunAsync(mailing.EpisodeId, found.Finding, inner), cancellation);
                    break;
                case ConfirmHost.Outcome.NotKnownNow later:
                    await unit.RunAsync(inner => PostponeAsync(id, later.NotBefore, inner), cancellation);
                    break;
                default:
                    await unit.RunAsync(async inner => (await LockedAsync([id], inner))[id].Withdraw(), cancellation);
                    break;
            }
        }

        return sendable;
    }

    /// <summary>The last look before mails leave, and the tries written down, in one commit. What must not go out now is missing from the answer.</summary>
    private async Task<IReadOnlyList<Begun>> BeginAsync(IReadOnlyList<Guid> mailingIds, CancellationToken cancellation)
    {
        var mailings = (await LockedAsync(mailingIds, cancellation)).Values.Where(one => one.State == MailingState.Waiting).ToList();
        var episodes = mailings.ConvertAll(one => one.EpisodeId);
        var notices = await db.Among<Notice>("id", mailings.Select(one => one.NoticeId)).ToDictionaryAsync(one => one.Id, cancellation);
        var cases = await db.Among<TakedownCase>("episode_id", episodes).ToDictionaryAsync(one => one.EpisodeId, cancellation);
        // Race: a hold that is placed now waits for this commit, and stops everything after it.
        await db.LockManyAsync("episodes", episodes, cancellation);
        var onHold = await db.OnHoldAsync(episodes, cancellation);
        var hosts = await db.Among<Host>("id", notices.Values.Select(one => one.HostId).Distinct()).ToDictionaryAsync(one => one.Id, cancellation);
        var contacts = await db.Among<HostContact>("id", notices.Values.Select(one => one.ContactId).Distinct()).ToDictionaryAsync(one => one.Id, cancellation);
        var parts = await compose.OpenAsync(cases.Values, contacts.Values, mailings, cancellation);
        // What must not go out is thrown away below.
        OutgoingMail? Letter(Mailing mailing)
        {
            var notice = notices[mailing.NoticeId];
            return compose.Write(parts, mailing, notice, cases[mailing.EpisodeId], hosts[notice.HostId], contacts[notice.ContactId]);
        }

        var letters = mailings.Count < FewLetters ? mailings.ConvertAll(Letter) : [.. mailings.AsParallel().AsOrdered().Select(Letter)];
        return [.. mailings.Zip(letters, (mailing, letter) => (Mailing: mailing, Notice: notices[mailing.NoticeId], Letter: letter))
            .Select(one => Begin(one.Mailing, one.Notice, cases[one.Mailing.EpisodeId], hosts[one.Notice.HostId], contacts[one.Notice.ContactId], onHold.Contains(one.Mailing.EpisodeId), one.Letter)).OfType<Begun>()];
    }

    private Begun? Begin(Mailing mailing, Notice notice, TakedownCase about, Host host, HostContact contact, bool isOnHold, OutgoingMail? mail)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (isOnHold)
        {
            mailing.WaitUntil(now);
            return null;
        }

        if (about.IsOver && mailing.Kind != MailingKind.Withdrawal)
        {
            mailing.Withdraw();
            return null;
        }

        if (!mailing.IsUrgent && QuietHours.EndOf(host, now) is { } morning)
        {
            mailing.WaitUntil(morning);
            return null;
        }

        if (!contact.IsUsable || (host.Standing == HostStanding.Complicit && notice.Rung != Rung.Upstream) || mail is null)
        {
            // The contact was withdrawn, or the host is not to be warned any more: an officer, or the next trace, finds the way.
            mailing.Withdraw();
            if (notice.SentAt is null) notice.Stop(NoticeState.Withdrawn);
            if (!about.IsOver) about.TraceAgainAt(now, fruitless: false);
            return null;
        }

        mailing.Begin(now + settings.Lease);
        return new Begun(mailing.Id, mail, mailing.Tries);
    }

    private async Task EndAsync(IReadOnlyList<Tried> tried, CancellationToken cancellation)
    {
        var mailings = await LockedAsync([.. tried.Select(one => one.MailingId)], cancellation);
        var notices = await db.Among<Notice>("id", mailings.Values.Select(one => one.NoticeId)).ToDictionaryAsync(one => one.Id, cancellation);
        var hosts = await db.Among<Host>("id", notices.Values.Select(one => one.HostId).Distinct()).ToDictionaryAsync(one => one.Id, cancellation);
        var (ids, parameter) = db.In("ids", notices.Values.Select(one => one.EpisodeId));
        var countries = (await db.ListAsync($"SELECT episode_id, country FROM takedown_cases WHERE episode_id {ids}", row => (Id: row.Id(0), Country: row.IsDBNull(1) ? null : row.GetString(1)), cancellation, parameter)).ToDictionary(row => row.Id, row => row.Country);
        foreach (var (id, attempt, outcome) in tried)
        {
            var mailing = mailings[id];
            // Race: another machine took this try for lost meanwhile; what it wrote stands.
            if (mailing.State != MailingState.Sending || mailing.Tries != attempt) continue;
            var notice = notices[mailing.NoticeId];
            if (outcome is PostOutcome.Accepted) Taken(mailing, notice, hosts[notice.HostId], countries[notice.EpisodeId]);
            else await NotTakenAsync(mailing, notice, outcome, cancellation);
        }
    }

    private async Task NotTakenAsync(Mailing mailing, Notice notice, PostOutcome outcome, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var again = now + Backoff(mailing.Tries);
        switch (outcome)
        {
            case PostOutcome.CutOff:
                mailing.EndedUnknown(again);
                if (mailing.State == MailingState.Uncertain) Fail(mailing, notice, NoticeState.Uncertain);
                return;
            case PostOutcome.RefusedForGood refused:
                mailing.Refuse(refused.Code);
                if (refused.Stage == PostStage.Recipient) await BrokeAsync(notice, now, cancellation);
                Fail(mailing, notice, NoticeState.Failed);
                return;
            default:
                var code = (outcome as PostOutcome.RefusedForNow)?.Code;
                if (mailing.Tries < settings.MostTries)
                {
                    mailing.TryAgainAt(again, code);
                    return;
                }

                mailing.Refuse(code);
                Fail(mailing, notice, NoticeState.Failed);
                return;
        }
    }

    private void Taken(Mailing mailing, Notice notice, Host host, string? country)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        mailing.Taken(now);
        notice.Taken(mailing, now, now + (host.ReminderHours is { } hours ? TimeSpan.FromHours(hours) : settings.RemindAfter));
        if (mailing.Kind == MailingKind.Withdrawal) return;
        timeline.Write(new NoticeSent(notice.WebpageId, notice.EpisodeId, notice.Id, notice.HostId, (int)notice.Rung, mailing.Reminder, country));
    }

    private async Task BrokeAsync(Notice notice, DateTime now, CancellationToken cancellation)
    {
        (await db.Set<HostContact>().SingleAsync(one => one.Id == notice.ContactId, cancellation)).Broke(now);
        timeline.Write(new NoticeBounced(notice.WebpageId, notice.EpisodeId, notice.Id, notice.HostId, ForGood: true));
    }

    // A reminder that fails leaves the notice as it was: it is the mail that stands on the list.
    private static void Fail(Mailing mailing, Notice notice, NoticeState state)
    {
        if (mailing.Kind == MailingKind.Notice) notice.Stop(state);
        else notice.NoMoreReminders();
    }

    private async Task PostponeAsync(Guid mailingId, DateTime? notBefore, CancellationToken cancellation)
    {
        var mailing = (await LockedAsync([mailingId], cancellation))[mailingId];
        var wait = settings.TraceAgainAfter * Math.Pow(2, Math.Min(mailing.Postponements, 10));
        var at = clock.GetUtcNow().UtcDateTime + (wait < TimeSpan.FromHours(1) ? wait : TimeSpan.FromHours(1));
        mailing.Postpone(notBefore is { } told && told > at ? told : at);
    }

    private TimeSpan Backoff(int tries)
    {
        var wait = settings.RetryAfter * Math.Pow(2, Math.Min(tries - 1, 12));
        return wait < TimeSpan.FromHours(6) ? wait : TimeSpan.FromHours(6);
    }

    private async Task<Dictionary<Guid, Mailing>> LockedAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await db.LockManyAsync("mailings", ids, cancellation);
        db.ChangeTracker.Clear();
        return await db.Among<Mailing>("id", ids).ToDictionaryAsync(one => one.Id, cancellation);
    }

    private sealed record Begun(Guid MailingId, OutgoingMail Mail, int Try);

    private sealed record Tried(Guid MailingId, int Try, PostOutcome Outcome);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Mail {MailingId} was tried: {OutcomeKind}")]
        public static partial void Tried(ILogger logger, Guid mailingId, string outcomeKind);
    }
}
