using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Opens a recipient's page by the code that was mailed.</summary>
public sealed class EnterCode(HotlineDb db, UnitOfWork unit, HostLinks links, Keyring keys, NotifySettings settings, TimeProvider clock)
{
    private const int MostWrongTries = 5;

    public abstract record Outcome
    {
        /// <summary>What the browser keeps in its cookie, until the visit ends.</summary>
        public sealed record Opened(string Visit) : Outcome
        {
            // Privacy: whoever has it sees the page.
            public override string ToString() => nameof(Opened);
        }

        /// <summary>Wrong, used, too old, or tried too often: the visitor asks for a new one.</summary>
        public sealed record Wrong : Outcome;

        public sealed record NoSuchLink : Outcome;
    }

    public Task<Outcome> RunAsync(string token, string code, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        if (await links.FindAsync(token, inner) is not { } notice) return new Outcome.NoSuchLink();
        await db.LockAsync("notices", notice.Id, inner);
        var now = clock.GetUtcNow();
        // Only the newest counts, so that asking for three does not give three times the tries.
        var made = await db.Set<HostCode>().Where(one => one.NoticeId == notice.Id && one.UsedAt == null && one.ExpiresAt > now.UtcDateTime)
            .OrderByDescending(one => one.MadeAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(inner);
        if (made is null || made.WrongTries >= MostWrongTries) return new Outcome.Wrong();
        var digits = new string([.. code.Where(char.IsAsciiDigit).Take(9)]);
        if (!CryptographicOperations.FixedTimeEquals(made.Digest, AskForCode.Digest(keys, notice.Id, digits)))
        {
            made.WasWrong();
            return new Outcome.Wrong();
        }

        made.Use(now.UtcDateTime);
        var visit = RandomNumberGenerator.GetBytes(32);
        db.Add(new HostVisit(Guid.CreateVersion7(now), SHA256.HashData(visit), notice.Id, notice.HostId, now.UtcDateTime + settings.VisitLife));
        return new Outcome.Opened(Base64Url.EncodeToString(visit));
    }, cancellation);
}
