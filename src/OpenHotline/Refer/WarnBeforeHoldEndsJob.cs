using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using OpenHotline.Ground;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Letters;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Refer;

/// <summary>Warns the officer and the duty manager before a hold ends.</summary>
/// <remarks>
/// Every five minutes; may run twice at once, since each try is counted and leased before the mail goes out. A crash in between may
/// warn twice, never zero times: a warning that was not surely taken is tried again, and at last goes to the urgent list.
/// </remarks>
public sealed class WarnBeforeHoldEndsJob(HotlineDb db, UnitOfWork unit, Vault vault, IPost post, UrgentList urgent, ReferSettings settings, HouseSettings house, TimeProvider clock) : IHouseJob
{
    private const int BatchSize = 100;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await QueueAsync(cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.HoldWarnings.AsNoTracking().Where(one => one.State == WarningState.Waiting && one.NextTryAt <= now)
            .OrderBy(one => one.NextTryAt).Select(one => one.Id).Take(BatchSize).ToListAsync(cancellation);
        foreach (var id in due) await WarnAsync(id, cancellation);
    }

    private Task QueueAsync(CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var now = clock.GetUtcNow();
        var until = now.UtcDateTime + settings.WarnBefore;
        var ending = await db.Holds.Where(hold => hold.EndedAt == null && hold.ExpiresAt <= until
            && !db.Set<HoldWarning>().Any(warning => warning.HoldId == hold.Id && warning.Term == hold.Term)).Take(BatchSize).ToListAsync(inner);
        foreach (var hold in ending)
        {
            await db.LockAsync("holds", hold.Id, inner);
            if (await db.HoldWarnings.AnyAsync(warning => warning.HoldId == hold.Id && warning.Term == hold.Term, inner)) continue;
            foreach (var person in Enum.GetValues<WarnedPerson>())
            {
                var messageId = $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}@{house.HotlineDomain}";
                db.Add(new HoldWarning(Guid.CreateVersion7(now), hold.Id, hold.Term, person, messageId, now.UtcDateTime));
            }
        }
    }, cancellation);

    private async Task WarnAsync(Guid id, CancellationToken cancellation)
    {
        var mail = await unit.RunAsync(async inner =>
        {
            await db.LockAsync("hold_warnings", id, inner);
            var warning = await db.HoldWarnings.SingleAsync(one => one.Id == id, inner);
            await db.Entry(warning).ReloadAsync(inner);
            var now = clock.GetUtcNow().UtcDateTime;
            if (warning.State != WarningState.Waiting || warning.NextTryAt > now) return null;
            var hold = await db.Holds.AsNoTracking().SingleAsync(one => one.Id == warning.HoldId, inner);
            if (!hold.IsStanding || hold.Term != warning.Term) return null;
            warning.Begin(now + (settings.WarningRetry * Math.Pow(2, warning.Tries)));
            return await ComposeAsync(hold, warning, inner);
        }, cancellation);
        if (mail is null) return;

        // A mail without a recipient is refused by the post and so ends on the urgent list.
        var outcome = await post.SendAsync(mail, cancellation);
        await unit.RunAsync(async inner =>
        {
            await db.LockAsync("hold_warnings", id, inner);
            var warning = await db.HoldWarnings.SingleAsync(one => one.Id == id, inner);
            if (outcome is PostOutcome.Accepted) warning.Sent(clock.GetUtcNow().UtcDateTime);
            var isHopeless = outcome is PostOutcome.RefusedForGood or PostOutcome.Unreachable(PostFault.NoEnvelope) || warning.Tries >= settings.WarningTries;
            if (warning.State == WarningState.Sent || !isHopeless) return;
            warning.CouldNotBeDelivered();
            await urgent.RaiseAsync(await db.Holds.SingleAsync(one => one.Id == warning.HoldId, inner), UrgentCause.WarningNotDelivered, inner);
        }, cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task<OutgoingMail> ComposeAsync(Hold hold, HoldWarning warning, CancellationToken cancellation)
    {
        var secret = await vault.OpenRecordAsync(hold.Id, cancellation);
        var officer = secret is null ? null : JsonSerializer.Deserialize<PoliceOfficer>(secret.Open("hold.officer", hold.SealedOfficer));
        var letter = LetterTemplate.Of("hold-warning", "en");
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ticket"] = HoldTicket.Of(hold.Id),
            ["reference"] = officer?.Reference ?? "",
            ["endsAt"] = hold.ExpiresAt.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            ["hotline"] = house.HotlineName,
        };
        var message = new MimeMessage { Subject = letter.Subject(values), MessageId = warning.MessageId, Body = new TextPart("plain") { Text = letter.Body(values) } };
        message.From.Add(new MailboxAddress(house.HotlineName, settings.FromMailbox));
        if (MailboxAddress.TryParse(warning.Person == WarnedPerson.Officer ? officer?.Mailbox : settings.DutyManagerMailbox, out var to)) message.To.Add(to);
        message.Date = clock.GetUtcNow();
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return new OutgoingMail(message, DeliveryReports: true);
    }
}
