using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake.OwnPictures;

namespace OpenHotline.Recognise.YoungPeople;

/// <summary>Keeps the bank of young people's own hashes: what requests bring, what their end takes away, and what assessments confirm.</summary>
/// <remarks>Only one thing confirms an entry: an analyst assessed a page on which it was met, and found the page actionable.</remarks>
public sealed class FollowOwnRequests(HotlineDb db, Vault vault, Keyring keys, OpenFingerprints open, Ground.Timeline.Timeline timeline, TimeProvider clock) : IFactFollower
{
    private readonly OwnBank bank = new(db, vault, keys, timeline, clock);

    public string Name => "recognise.own-requests";

    public IReadOnlyCollection<string> Kinds { get; } =
        [FactKinds.Of<OwnRequestReceived>(), FactKinds.Of<OwnRequestEnded>(), FactKinds.Of<HashMatched>(), FactKinds.Of<EpisodeAssessed>()];

    public async Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        foreach (var entry in entries)
        {
            switch (entry.Fact)
            {
                case OwnRequestReceived received:
                    await bank.AddAsync(received.RequestId, await open.RunAsync(received.RequestId, cancellation), cancellation);
                    break;
                case OwnRequestEnded ended:
                    await bank.EndAsync(ended.RequestId, cancellation);
                    break;
                case HashMatched matched:
                    await MetAsync(matched, cancellation);
                    break;
                case EpisodeAssessed assessed:
                    await AssessedAsync(assessed, entry.At, cancellation);
                    break;
            }
        }
    }

    private async Task MetAsync(HashMatched matched, CancellationToken cancellation)
    {
        var isOwn = await db.Set<OwnEntry>().AnyAsync(one => one.EntryId == matched.EntryId, cancellation) || await db.Set<OwnMeeting>().AnyAsync(one => one.EntryId == matched.EntryId, cancellation);
        if (!isOwn || await db.Set<OwnMeeting>().FindAsync([matched.EpisodeId, matched.EntryId], cancellation) is not null) return;
        db.Add(new OwnMeeting(matched.EpisodeId, matched.EntryId));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task AssessedAsync(EpisodeAssessed assessed, DateTime at, CancellationToken cancellation)
    {
        var isConfirmed = assessed.Verdict == Verdict.Actionable;
        foreach (var meeting in await db.Set<OwnMeeting>().Where(one => one.EpisodeId == assessed.EpisodeId).ToListAsync(cancellation))
        {
            if (meeting.ConfirmedAt is not null == isConfirmed || await db.Set<BankEntry>().SingleOrDefaultAsync(one => one.Id == meeting.EntryId, cancellation) is not { } entry) continue;
            if (isConfirmed)
            {
                meeting.Confirm(at);
                entry.Confirm();
                timeline.Write(new EntryConfirmed(entry.BankId, entry.Id));
                continue;
            }

            // A later assessment says otherwise: the confirmation goes, and with it an entry that nobody else stands behind.
            meeting.Revoke();
            entry.Unconfirm();
            await db.SaveChangesAsync(cancellation);
            await bank.LetGoAsync([entry.Id], cancellation);
        }
    }
}
