using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpenHotline.Facts;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Refer;

namespace OpenHotline.Notify;

/// <summary>Sends one claimed mail: asks again who serves the page, writes the try down, hands the mail over, writes the end down.</summary>
/// <remarks>Three commits with the network between them; decision 0070 says what a crash at each place leads to.</remarks>
public sealed partial class SendMailing(
    HotlineDb db, UnitOfWork unit, IPost post, ConfirmHost confirm, ComposeMailing compose, NoteHostChanged changed, Timeline timeline,
    NotifySettings settings, TimeProvider clock, ILogger<SendMailing> logger)
{
    public async Task RunAsync(Guid mailingId, CancellationToken cancellation)
    {
        if (!await MayBeSentAsync(mailingId, cancellation)) return;
        if (await BeginAsync(mailingId, cancellation) is not { } begun) return;
        var outcome = await post.SendAsync(begun.Mail, cancellation);
        await unit.RunAsync(inner => EndAsync(mailingId, begun.Try, outcome, inner), cancellation);
        Log.Tried(logger, mailingId, outcome.GetType().Name);
    }

    /// <summary>Asks names and registries once more. A withdrawal goes to whoever had the notice, so nothing is asked for it.</summary>
    private async Task<bool> MayBeSentAsync(Guid mailingId, CancellationToken cancellation)
    {
        var mailing = await db.Set<Mailing>().AsNoTracking().SingleAsync(one => one.Id == mailingId, cancellation);
        if (mailing.Kind == MailingKind.Withdrawal) return true;
        var about = await db.Set<TakedownCase>().AsNoTracking().SingleAsync(one => one.EpisodeId == mailing.EpisodeId, cancellation);
        switch (await confirm.RunAsync(about, cancellation))
        {
            case ConfirmHost.Outcome.Same:
                return true;
            case ConfirmHost.Outcome.Changed found:
                await unit.RunAsync(inner => changed.RunAsync(about.EpisodeId, found.Finding, inner), cancellation);
                return false;
            case ConfirmHost.Outcome.NotKnownNow later:
                await unit.RunAsync(inner => PostponeAsync(mailingId, later.NotBefore, inner), cancellation);
                return false;
            default:
                await unit.RunAsync(async inner => (await LockedAsync(mailingId, inner)).Withdraw(), cancellation);
                return false;
        }
    }

    /// <summary>The last look before the mail leaves, and the try written down, in one commit. Null where it must not go out now.</summary>
    private Task<Begun?> BeginAsync(Guid mailingId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var mailing = await LockedAsync(mailingId, inner);
        if (mailing.State != MailingState.Waiting) return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var notice = await db.Set<Notice>().SingleAsync(one => one.Id == mailing.NoticeId, inner);
        var about = await db.Set<TakedownCase>().SingleAsync(one => one.EpisodeId == mailing.EpisodeId, inner);
        // Race: a hold that is placed now waits for this commit, and stops everything after it.
        await db.LockAsync("episodes", mailing.EpisodeId, inner);
        if (await db.IsOnHoldAsync(mailing.EpisodeId, inner))
        {
            mailing.WaitUntil(now);
            return null;
        }

        if (about.IsOver && mailing.Kind != MailingKind.Withdrawal)
        {
            mailing.Withdraw();
            return null;
        }

        var host = await db.Set<Host>().SingleAsync(one => one.Id == notice.HostId, inner);
        if (!mailing.IsUrgent && QuietHours.EndOf(host, now) is { } morning)
        {
            mailing.WaitUntil(morning);
            return null;
        }

        var contact = await db.Set<HostContact>().SingleAsync(one => one.Id == notice.ContactId, inner);
        if (!contact.IsUsable || (host.Standing == HostStanding.Complicit && notice.Rung != Rung.Upstream) || await compose.RunAsync(mailing, notice, about, host, contact, inner) is not { } mail)
        {
            // The contact was withdrawn, or the host is not to be warned any more: an officer, or the next trace, finds the way.
            mailing.Withdraw();
            if (notice.SentAt is null) notice.Stop(NoticeState.Withdrawn);
            if (!about.IsOver) about.TraceAgainAt(now, fruitless: false);
            return null;
        }

        mailing.Begin(now + settings.Lease);
        return new Begun(mail, mailing.Tries);
    }, cancellation);

    private async Task EndAsync(Guid mailingId, int attempt, PostOutcome outcome, CancellationToken cancellation)
    {
        var mailing = await LockedAsync(mailingId, cancellation);
        // Race: another machine took this try for lost meanwhile; what it wrote stands.
        if (mailing.State != MailingState.Sending || mailing.Tries != attempt) return;
        var now = clock.GetUtcNow().UtcDateTime;
        var notice = await db.Set<Notice>().SingleAsync(one => one.Id == mailing.NoticeId, cancellation);
        var again = now + Backoff(mailing.Tries);
        switch (outcome)
        {
            case PostOutcome.Accepted:
                await TakenAsync(mailing, notice, now, cancellation);
                return;
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

    private async Task TakenAsync(Mailing mailing, Notice notice, DateTime now, CancellationToken cancellation)
    {
        var host = await db.Set<Host>().SingleAsync(one => one.Id == notice.HostId, cancellation);
        var country = await db.Set<TakedownCase>().Where(one => one.EpisodeId == notice.EpisodeId).Select(one => one.Country).SingleAsync(cancellation);
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
        var mailing = await LockedAsync(mailingId, cancellation);
        var wait = settings.TraceAgainAfter * Math.Pow(2, Math.Min(mailing.Postponements, 10));
        var at = clock.GetUtcNow().UtcDateTime + (wait < TimeSpan.FromHours(1) ? wait : TimeSpan.FromHours(1));
        mailing.Postpone(notBefore is { } told && told > at ? told : at);
    }

    private TimeSpan Backoff(int tries)
    {
        var wait = settings.RetryAfter * Math.Pow(2, Math.Min(tries - 1, 12));
        return wait < TimeSpan.FromHours(6) ? wait : TimeSpan.FromHours(6);
    }

    private async Task<Mailing> LockedAsync(Guid id, CancellationToken cancellation)
    {
        await db.LockAsync("mailings", id, cancellation);
        db.ChangeTracker.Clear();
        return await db.Set<Mailing>().SingleAsync(one => one.Id == id, cancellation);
    }

    private sealed record Begun(OutgoingMail Mail, int Try);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Mail {MailingId} was tried: {OutcomeKind}")]
        public static partial void Tried(ILogger logger, Guid mailingId, string outcomeKind);
    }
}
