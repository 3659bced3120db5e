using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Makes a one-time code for the recipient's page, to be mailed to the approved mailbox of the notice.</summary>
public sealed class AskForCode(HotlineDb db, UnitOfWork unit, HostLinks links, Vault vault, Keyring keys, NotifySettings settings, TimeProvider clock)
{
    private const int MostCodesInAnHour = 3;

    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        /// <summary>It will be mailed in a moment.</summary>
        OnItsWay = 1,

        /// <summary>The link opens nothing now.</summary>
        NoSuchLink = 2,

        /// <summary>Three were asked for within the hour.</summary>
        TooMany = 3,
    }

    public Task<Outcome> RunAsync(string token, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await links.FindAsync(token, inner) is not { } notice) return Outcome.NoSuchLink;
        await db.LockAsync("notices", notice.Id, inner);
        var now = clock.GetUtcNow();
        var hourAgo = now.UtcDateTime.AddHours(-1);
        if (await db.Set<HostCode>().CountAsync(one => one.NoticeId == notice.Id && one.MadeAt > hourAgo, inner) >= MostCodesInAnHour) return Outcome.TooMany;
        var code = RandomNumberGenerator.GetString("0123456789", 8);
        var id = Guid.CreateVersion7(now);
        db.Add(new HostCode(id, notice.Id, Digest(keys, notice.Id, code), vault.NewRecord(id).Seal("code.text", code), now.UtcDateTime, now.UtcDateTime + settings.CodeLife));
        return Outcome.OnItsWay;
    }, cancellation);

    internal static byte[] Digest(Keyring keys, Guid noticeId, string code) => keys.Lookup("host.code", [.. noticeId.ToByteArray(), .. Encoding.UTF8.GetBytes(code)]);
}
