using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>Finds a request by code and PIN. A wrong code costs the same work as a wrong PIN and as the right ones.</summary>
internal sealed class FindOwnRequest(HotlineDb db)
{
    public async Task<Guid?> RunAsync(string? typedCode, string? typedPin, CancellationToken cancellation)
    {
        var hash = (ReceiptCode.Read(typedCode) ?? ReceiptCode.New()).Hash;
        var found = await db.Set<OwnRequest>().AsNoTracking().Where(request => request.ReceiptHash == hash).Select(request => new { request.Id, request.PinSalt, request.PinHash }).SingleOrDefaultAsync(cancellation);
        var typed = Pin.Read(typedPin);
        var given = (typed ?? Pin.Nobodys).Hash(found?.PinSalt ?? new byte[Pin.SaltBytes]);
        var isRight = CryptographicOperations.FixedTimeEquals(given, found?.PinHash ?? []);
        return isRight && typed is not null ? found?.Id : null;
    }
}
