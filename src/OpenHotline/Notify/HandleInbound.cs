using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>An officer has read an answer, or has dealt with a mail that belonged to nothing.</summary>
public sealed class HandleInbound(HotlineDb db, UnitOfWork unit, Vault vault, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        Done = 1,
        NotThere = 2,
    }

    public Task<Outcome> MailAsync(Guid mailId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.Set<InboundMail>().SingleOrDefaultAsync(one => one.Id == mailId, inner) is not { } mail) return Outcome.NotThere;
        mail.Handle(clock.GetUtcNow().UtcDateTime);
        return Outcome.Done;
    }, cancellation);

    public Task<Outcome> ReplyAsync(Guid replyId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.Set<HostReply>().SingleOrDefaultAsync(one => one.Id == replyId, inner) is not { } reply) return Outcome.NotThere;
        reply.Read(clock.GetUtcNow().UtcDateTime);
        return Outcome.Done;
    }, cancellation);

    /// <summary>What a mail says: sender, subject and text; null where it could not be read or was deleted.</summary>
    public async Task<string?> TextAsync(InboundMail mail, CancellationToken cancellation) =>
        mail.SealedText is { } kept && await vault.OpenRecordAsync(mail.Id, cancellation) is { } secret ? secret.OpenText("inbound.text", kept) : null;
}
