using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Intake;

/// <summary>Opens the address of a webpage for the rooms that act on it, inside this process only.</summary>
/// <remarks>Privacy: it writes nothing down. A door that shows an address to a person logs and caps the look itself.</remarks>
public sealed class ReadAddress(HotlineDb db, Vault vault)
{
    // Fewer are opened by one processor: sharing them out costs more.
    private const int FewPages = 100;

    /// <summary>Null for an unknown webpage, and when its key was destroyed.</summary>
    public async Task<WebAddress?> RunAsync(Guid webpageId, CancellationToken cancellation)
    {
        var page = await db.Set<Webpage>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == webpageId, cancellation);
        if (page is null || await vault.OpenRecordAsync(webpageId, cancellation) is not { } secret) return null;
        return Read(secret, page.SealedAddress);
    }

    /// <summary>The same for a page of rows; those that cannot be opened are missing from the answer.</summary>
    public async Task<IReadOnlyDictionary<Guid, WebAddress>> RunAsync(IReadOnlyCollection<Guid> webpageIds, CancellationToken cancellation)
    {
        var (ids, parameter) = db.In("ids", webpageIds);
        var pages = await db.ListAsync($"SELECT id, sealed_address FROM webpages WHERE id {ids}", row => (Id: row.Id(0), Sealed: row.GetFieldValue<byte[]>(1)), cancellation, parameter);
        var secrets = await vault.OpenRecordsAsync(webpageIds, cancellation);
        pages.RemoveAll(page => !secrets.ContainsKey(page.Id));
        (Guid Id, WebAddress? Address) Open((Guid Id, byte[] Sealed) page) => (page.Id, Read(secrets[page.Id], page.Sealed));
        var opened = pages.Count < FewPages ? pages.ConvertAll(Open) : [.. pages.AsParallel().Select(Open)];
        return opened.Where(page => page.Address is not null).ToDictionary(page => page.Id, page => page.Address!);
    }

    private static WebAddress? Read(RecordSecret secret, byte[] sealedAddress) =>
        (WebAddress.ReadExact(secret.OpenText(SealedFields.WebpageAddress, sealedAddress)) as WebAddress.Outcome.Accepted)?.Address;
}
