using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Notify;

/// <summary>Opens the sealed address of a webpage for the house's own work: tracing and writing to hosts.</summary>
public sealed class PageAddress(HotlineDb db, Vault vault, DiscloseAddress disclose)
{
    /// <summary>The address as whoever is asked to act on it may see it: without what tells who reported it (decisions 0022 and 0182).</summary>
    public async Task<WebAddress?> ForHostAsync(Guid webpageId, CancellationToken cancellation) => (await disclose.RunAsync(webpageId, cancellation))?.Address;

    /// <summary>Null when the webpage is unknown, its key was destroyed, or what was sealed is no address.</summary>
    public async Task<WebAddress?> OpenAsync(Guid webpageId, CancellationToken cancellation)
    {
        var page = await db.Webpages.AsNoTracking().SingleOrDefaultAsync(one => one.Id == webpageId, cancellation);
        if (page is null || await vault.OpenRecordAsync(webpageId, cancellation) is not { } secret) return null;
        return (WebAddress.ReadExact(secret.OpenText("webpage.address", page.SealedAddress)) as WebAddress.Outcome.Accepted)?.Address;
    }
}
