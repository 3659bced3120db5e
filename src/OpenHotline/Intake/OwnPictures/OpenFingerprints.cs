using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>Opens the hashes of a request for the room that keeps them in its bank, inside this process only.</summary>
public sealed class OpenFingerprints(HotlineDb db, Vault vault)
{
    /// <summary>Empty for an unknown request, and for one that ended.</summary>
    public async Task<IReadOnlyList<OwnFile>> RunAsync(Guid requestId, CancellationToken cancellation)
    {
        var request = await db.Set<OwnRequest>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == requestId && one.EndedAt == null, cancellation);
        if (request is null || await vault.OpenRecordAsync(requestId, cancellation) is not { } secret) return [];
        var text = OwnRequestText.FromJson(secret.Open(SealedFields.OwnRequest, request.SealedText));
        return Fingerprints.Read(text?.Fingerprints) is Fingerprints.Reading.Accepted { Fingerprints: var read } ? read.Files : [];
    }
}
