using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Intake;

/// <summary>An address as it may leave the house: without what tells who reported it.</summary>
/// <param name="Marks">All that was marked in the whole address.</param>
/// <param name="Choice">Which of the doubtful marks a person chose to take out.</param>
/// <param name="Address">What is left; null where that is no address any more.</param>
public sealed record Disclosure(IdentifyingTokens Marks, StrippingChoice Choice, WebAddress? Address)
{
    // Privacy: a record prints its members.
    public override string ToString() => nameof(Disclosure);
}

/// <summary>The one way in which an address leaves the house, by mail, on a page or by hand (decisions 0022 and 0182).</summary>
public sealed class DiscloseAddress(HotlineDb db, Vault vault)
{
    /// <summary>Null for an unknown webpage, when its key was destroyed, and when what was sealed is no address.</summary>
    public async Task<Disclosure?> RunAsync(Guid webpageId, CancellationToken cancellation)
    {
        var page = await db.Set<Webpage>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == webpageId, cancellation);
        if (page is null || await vault.OpenRecordAsync(webpageId, cancellation) is not { } secret) return null;
        if (WebAddress.ReadExact(secret.OpenText(SealedFields.WebpageAddress, page.SealedAddress)) is not WebAddress.Outcome.Accepted { Address: var whole }) return null;
        var choice = page.SealedStripping is { } kept ? StrippingChoice.Read(secret.OpenText(SealedFields.WebpageStripping, kept)) : StrippingChoice.None;
        var marks = IdentifyingTokens.In(whole);
        // Privacy: what cannot be read any more after stripping is not shown at all, rather than shown whole.
        return new Disclosure(marks, choice, (WebAddress.ReadExact(marks.ForDisclosure(choice.Of(marks))) as WebAddress.Outcome.Accepted)?.Address);
    }
}
