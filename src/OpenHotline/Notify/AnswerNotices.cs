using Microsoft.EntityFrameworkCore;
using OpenHotline.Assess;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Notify;

/// <summary>Takes a host's answer for one, several or all of its addresses, in one commit.</summary>
/// <remarks>"Removed" triggers a check and proves nothing; a dispute goes to somebody who was not involved. The same answer sent twice within a minute is kept once.</remarks>
public sealed class AnswerNotices(HotlineDb db, UnitOfWork unit, Vault vault, OpenDispute dispute, Timeline timeline, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Answered(int Count) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    /// <summary>Why nothing was kept.</summary>
    public enum Refusal
    {
        /// <summary>No address of this host was chosen.</summary>
        NothingChosen = 1,

        /// <summary>This answer needs a few words.</summary>
        TextMissing = 2,

        /// <summary>Longer than we keep.</summary>
        TextTooLong = 3,
    }

    /// <param name="noticeIds">Null for all that are open.</param>
    /// <param name="answer">Null to contest the clock.</param>
    public Task<Outcome> RunAsync(HostVisit visit, IReadOnlyCollection<Guid>? noticeIds, HostAnswer? answer, string? text, CancellationToken cancellation)
    {
        text = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        if (text is null && answer is not (HostAnswer.Removed or HostAnswer.NotOurs)) return Task.FromResult<Outcome>(new Outcome.Refused(Refusal.TextMissing));
        if (text?.Length > HostReply.MaxCharacters) return Task.FromResult<Outcome>(new Outcome.Refused(Refusal.TextTooLong));
        return unit.RunAsync<Outcome>(async inner =>
        {
            var notices = await ChosenAsync(visit.HostId, noticeIds, answer is null, inner);
            if (notices.Count == 0) return new Outcome.Refused(Refusal.NothingChosen);
            var now = clock.GetUtcNow();
            foreach (var notice in notices)
            {
                var minuteAgo = now.UtcDateTime.AddMinutes(-1);
                if (text is null && await db.Set<HostReply>().AnyAsync(one => one.NoticeId == notice.Id && one.Answer == answer && one.SealedText == null && one.At > minuteAgo, inner)) continue;
                await KeepAsync(notice, answer, text, now, inner);
            }

            return new Outcome.Answered(notices.Count);
        }, cancellation);
    }

    private async Task KeepAsync(Notice notice, HostAnswer? answer, string? text, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7(now);
        db.Add(new HostReply(id, notice.Id, ReplyChannel.Page, answer, answer is null, text is null ? null : vault.NewRecord(id).Seal("reply.text", text), now.UtcDateTime));
        if (answer is not { } said) return;
        notice.Answer();
        // Reminders go on until the page is gone: only a check ends them, save for a dispute and a question, which wait for us.
        if (said is HostAnswer.Dispute or HostAnswer.NeedInformation) notice.NoMoreReminders();
        timeline.Write(new HostAnswered(notice.WebpageId, notice.EpisodeId, notice.Id, notice.HostId, said));
        if (said == HostAnswer.Dispute) await dispute.RunAsync(notice.EpisodeId, notice.Id, text, cancellation);
    }

    private async Task<List<Notice>> ChosenAsync(Guid hostId, IReadOnlyCollection<Guid>? noticeIds, bool alsoOver, CancellationToken cancellation)
    {
        var mine = HostPage.Visible(db, hostId).Where(one => one.State != NoticeState.Withdrawn);
        // The clock may be contested after the removal too.
        if (!alsoOver) mine = mine.Where(one => db.Set<TakedownCase>().Any(about => about.EpisodeId == one.EpisodeId && about.State != CaseState.Over));
        if (noticeIds is not null) mine = mine.Where(one => noticeIds.Contains(one.Id));
        return await mine.OrderBy(one => one.Id).Take(500).ToListAsync(cancellation);
    }
}
