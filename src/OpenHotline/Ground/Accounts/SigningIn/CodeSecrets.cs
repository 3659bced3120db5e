using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts.SigningIn;

/// <summary>Keeps the secret that an account shares with its authenticator, sealed under the account's own record key.</summary>
public sealed class CodeSecrets(HotlineDb db, Vault vault)
{
    private const string Field = "account.code";

    internal async Task KeepAsync(Account account, byte[] secret, CancellationToken cancellation)
    {
        var record = await db.Set<RecordKey>().FindAsync([account.Id], cancellation) is null
            ? vault.NewRecord(account.Id)
            : await vault.OpenRecordAsync(account.Id, cancellation);
        account.SealedCodeSecret = record!.Seal(Field, secret);
    }

    /// <summary>The secret; null where the account has none.</summary>
    internal async Task<byte[]?> OpenAsync(Account account, CancellationToken cancellation) =>
        account.SealedCodeSecret is { } kept && await vault.OpenRecordAsync(account.Id, cancellation) is { } record ? record.Open(Field, kept) : null;
}
