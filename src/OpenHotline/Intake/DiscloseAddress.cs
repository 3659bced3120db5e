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
    public async Task<Disclosure?> RunAsync(Guid webpageId, CancellationToken cancellation) => (await RunAsync([webpageId], cancellation)).GetValueOrDefault(webpageId);

    /// <summary>The same for many; those that cannot be opened are missing from the answer.</summary>
    public async Task<IReadOnlyDictionary<Guid, Disclosure>> RunAsync(IReadOnlyCollection<Guid> webpageIds, CancellationToken cancellation)
    {
        var (ids, parameter) = db.In("ids", webpageIds);
        var pages = await db.ListAsync($"SELECT id, sealed_address, sealed_stripping FROM webpages WHERE id {ids}",
            row => (Id: row.Id(0), Sealed: row.GetFieldValue<byte[]>(1), Stripping: row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)), cancellation, parameter);
        var secrets = await vault.OpenRecordsAsync(webpageIds, cancellation);
        var disclosed = new Dictionary<Guid, Disclosure>(pages.Count);
        foreach (var page in pages)
        {
            if (secrets.TryGetValue(page.Id, out var secret) && Of(secret, page.Sealed, page.Stripping) is { } disclosure) disclosed.Add(page.Id, disclosure);
        }

        return disclosed;
    }

    private static Disclosure? Of(RecordSecret secret, byte[] sealedAddress, byte[]? sealedStripping)
    {
        if (WebAddress.ReadExact(secret.OpenText(SealedFields.WebpageAddress, sealedAddress)) is not WebAddress.Outcome.Accepted { Address: var whole }) return null;
        var choice = sealedStripping is { } kept ? StrippingChoice.Read(secret.OpenText(SealedFields.WebpageStripping, kept)) : StrippingChoice.None;
        var marks = IdentifyingTokens.In(whole);
        // Privacy: what cannot be read any more after stripping is not shown at all, rather than shown whole.
        return new Disclosure(marks, choice, (WebAddress.ReadExact(marks.ForDisclosure(choice.Of(marks))) as WebAddress.Outcome.Accepted)?.Address);
    }
}
