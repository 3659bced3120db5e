using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts.Looks;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake;

/// <summary>Opens the sealed address of a webpage for the logged and capped reveal.</summary>
internal sealed class AddressBook(HotlineDb db, Vault vault) : IAddressBook
{
    public async Task<string?> AddressAsync(Guid webpageId, CancellationToken cancellation)
    {
        var kept = await db.Set<Webpage>().AsNoTracking().Where(page => page.Id == webpageId).Select(page => page.SealedAddress).SingleOrDefaultAsync(cancellation);
        return kept is not null && await vault.OpenRecordAsync(webpageId, cancellation) is { } record ? record.OpenText("webpage.address", kept) : null;
    }
}
