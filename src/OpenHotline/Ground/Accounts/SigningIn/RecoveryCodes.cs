using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts.SigningIn;

/// <summary>Makes and takes recovery codes, inside the caller's unit of work.</summary>
public sealed class RecoveryCodes(HotlineDb db, Timeline.Timeline timeline, TimeProvider clock)
{
    private const int Count = 10;

    // Without i, l, o, u, 0 and 1, which are misread when copied by hand.
    private const string Letters = "abcdefghjkmnpqrstvwxyz23456789";

    /// <summary>Ten new codes of 16 letters; the old ones stop working. They are shown once.</summary>
    public async Task<IReadOnlyList<string>> MakeAsync(Guid accountId, CancellationToken cancellation)
    {
        db.RemoveRange(await db.Set<RecoveryCode>().Where(code => code.AccountId == accountId).ToListAsync(cancellation));
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Letters, 16)).ToList();
        foreach (var code in codes) db.Add(new RecoveryCode(Guid.CreateVersion7(clock.GetUtcNow()), accountId, OneTimeToken.Hash(code)));
        timeline.Write(new RecoveryCodesMade(accountId));
        return [.. codes.Select(code => string.Join('-', code.Chunk(4).Select(group => new string(group))))];
    }

    /// <summary>Takes a code once; false where it is none of this account's or was used.</summary>
    internal async Task<bool> TakeAsync(Guid accountId, string typed, CancellationToken cancellation)
    {
        var plain = new string([.. typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        if (plain.Length != 16) return false;
        var hash = OneTimeToken.Hash(plain);
        var code = await db.Set<RecoveryCode>().SingleOrDefaultAsync(one => one.AccountId == accountId && one.Hash == hash && one.UsedAt == null, cancellation);
        code?.Use(clock.GetUtcNow().UtcDateTime);
        return code is not null;
    }

    public Task<int> LeftAsync(Guid accountId, CancellationToken cancellation) =>
        db.Set<RecoveryCode>().CountAsync(code => code.AccountId == accountId && code.UsedAt == null, cancellation);
}
