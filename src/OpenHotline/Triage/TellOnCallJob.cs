using Microsoft.EntityFrameworkCore;
using MimeKit;
using OpenHotline.Ground;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Triage;

/// <summary>Tells the on-call person by mail of every alarm that the police have not acknowledged, again and again, at any hour.</summary>
/// <remarks>Every half minute. The mail goes out before the row is saved: a crash in between may tell twice, never zero times.</remarks>
public sealed class TellOnCallJob(HotlineDb db, UnitOfWork unit, IPost post, TriageSettings settings, HouseSettings house, TimeProvider clock) : IHouseJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (settings.OnCallMailbox is not { } mailbox) return;
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.Set<Alarm>().AsNoTracking().Where(alarm => alarm.TellAt != null && alarm.TellAt <= now).OrderBy(alarm => alarm.TellAt).Take(100).ToListAsync(cancellation);
        foreach (var alarm in due)
        {
            var outcome = await post.SendAsync(new OutgoingMail(Mail(alarm, mailbox)), cancellation);
            await SaveAsync(alarm.Id, outcome is PostOutcome.Accepted, now, cancellation);
        }
    }

    private Task SaveAsync(Guid alarmId, bool well, DateTime now, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("alarms", alarmId, inner);
        var alarm = await db.Set<Alarm>().SingleAsync(row => row.Id == alarmId, inner);
        // Race: the police may have acknowledged while the mail was under way.
        if (alarm.AcknowledgedAt is null) alarm.Told(well, well ? now.AddMinutes(settings.TellEveryMinutes) : now);
    }, cancellation);

    // Privacy: the mail says that there is an alarm and since when; what it is about stands on the workbench only.
    private MimeMessage Mail(Alarm alarm, string mailbox)
    {
        var message = new MimeMessage();
        message.To.Add(MailboxAddress.Parse(mailbox));
        message.Subject = $"{house.HotlineName}: a child may be at risk now";
        message.Priority = MessagePriority.Urgent;
        message.Importance = MessageImportance.High;
        var place = house.DoorAddresses.TryGetValue("Workbench", out var door) ? new Uri(door, "/alarms").ToString() : "the alarms page of the workbench";
        message.Body = new TextPart("plain")
        {
            Text = $"""
                A colleague pressed the key "child at risk now" at {alarm.RaisedAt:yyyy-MM-dd HH:mm} UTC.
                The police must have acknowledged by {alarm.DueAt:yyyy-MM-dd HH:mm} UTC.

                Please ring the police contact now. Then record the acknowledgement: {place}

                This mail comes again every {settings.TellEveryMinutes} minutes until that is done.
                """,
        };
        return message;
    }
}
