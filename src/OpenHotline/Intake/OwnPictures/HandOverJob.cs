using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using OpenHotline.Facts;
using OpenHotline.Ground;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Letters;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Training;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>Tells the helpline of young people who asked for it.</summary>
/// <remarks>
/// Every half minute. The mail goes out before the row is saved: a crash in between may send it twice, never zero times. It carries
/// no hash and no address of a page. In training mode, and on a machine that may not read cases, everything waits.
/// </remarks>
public sealed class HandOverJob(
    HotlineDb db, UnitOfWork unit, Vault vault, Keyring keys, Ground.Timeline.Timeline timeline, IPost post, OutsideSettings outside, TrainingMode training, OwnPictureSettings settings, HouseSettings house, TimeProvider clock) : IHouseJob
{
    private const int BatchSize = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!keys.CanRead || outside.Post.FromMailbox is not { Length: > 0 } from || !MailboxAddress.TryParse(settings.HelplineMailbox, out var to) || !await training.MaySendAsync(cancellation)) return;
        var waiting = await db.Set<OwnRequest>().AsNoTracking().Where(one => one.HandOver == HandOverState.Waiting && one.EndedAt == null).OrderBy(one => one.Id).Take(BatchSize).ToListAsync(cancellation);
        foreach (var request in waiting)
        {
            if (await vault.OpenRecordAsync(request.Id, cancellation) is not { } secret || OwnRequestText.FromJson(secret.Open(SealedFields.OwnRequest, request.SealedText)) is not { HandOverCode: { } code } text) continue;
            if (await IsSentAsync(Letter(text, code, new MailboxAddress(house.HotlineName, from), to), cancellation)) await NoteAsync(request.Id, cancellation);
        }
    }

    private MimeMessage Letter(OwnRequestText text, string code, MailboxAddress from, MailboxAddress to)
    {
        var letter = LetterTemplate.Of("hand-over", "en");
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["hotline"] = house.HotlineName, ["age"] = Sentences.Of(text.Age), ["happened"] = Sentences.Of(text.Happened), ["reach"] = text.ReachMe ?? "", ["code"] = code,
            ["page"] = house.DoorAddresses.TryGetValue("public", out var door) ? new Uri(door, "my-picture/helpline").AbsoluteUri : "my-picture/helpline", ["time"] = clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        };
        var message = new MimeMessage { Subject = letter.Subject(values), Date = clock.GetUtcNow(), Body = new TextPart("plain") { Text = letter.Body(values) } };
        if (OwnRequestText.IsThreat(text.Happened)) (message.Priority, message.Importance) = (MessagePriority.Urgent, MessageImportance.High);
        message.From.Add(from);
        message.To.Add(to);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private async Task<bool> IsSentAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await post.SendAsync(new OutgoingMail(message), both.Token) is PostOutcome.Accepted;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private Task NoteAsync(Guid id, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("own_requests", id, inner);
        if (await db.Set<OwnRequest>().SingleOrDefaultAsync(one => one.Id == id && one.HandOver == HandOverState.Waiting, inner) is not { } request) return;
        request.HandedOver();
        timeline.Write(new OwnRequestHandedOver(id));
    }, cancellation);
}
