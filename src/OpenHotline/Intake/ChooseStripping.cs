using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Intake;

/// <summary>A person chooses which doubtful parts of an address are taken out before it is shown to anybody outside.</summary>
/// <remarks>Safe to repeat: the same choice writes nothing. What has left the house already cannot be called back; what leaves from now on follows the choice.</remarks>
public sealed class ChooseStripping(HotlineDb db, UnitOfWork unit, Vault vault, Timeline timeline)
{
    public enum Outcome
    {
        Kept = 1,

        /// <summary>It was chosen so before.</summary>
        KeptAlready = 2,

        /// <summary>No such webpage, or its address was deleted.</summary>
        NoSuchPage = 3,

        /// <summary>Without these parts nothing would be left that is an address. Nothing was stored.</summary>
        NothingLeft = 4,
    }

    /// <param name="starts">Where the chosen parts begin in the address; a number that is no doubtful part's beginning is passed over.</param>
    public Task<Outcome> RunAsync(Guid webpageId, IReadOnlyCollection<int> starts, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("webpages", webpageId, inner);
        var page = await db.Set<Webpage>().SingleOrDefaultAsync(row => row.Id == webpageId, inner);
        if (page is null || await vault.OpenRecordAsync(webpageId, inner) is not { } secret) return Outcome.NoSuchPage;
        if (WebAddress.ReadExact(secret.OpenText(SealedFields.WebpageAddress, page.SealedAddress)) is not WebAddress.Outcome.Accepted { Address: var whole }) return Outcome.NoSuchPage;
        var marks = IdentifyingTokens.In(whole);
        var choice = StrippingChoice.Of(marks.Spans.Where(span => starts.Contains(span.Start)));
        var before = page.SealedStripping is { } kept ? secret.OpenText(SealedFields.WebpageStripping, kept) : "";
        if (choice.ToText() == before) return Outcome.KeptAlready;
        if (WebAddress.ReadExact(marks.ForDisclosure(choice.Of(marks))) is not WebAddress.Outcome.Accepted) return Outcome.NothingLeft;
        page.Strip(choice.Count == 0 ? null : secret.Seal(SealedFields.WebpageStripping, choice.ToText()));
        timeline.Write(new StrippingChosen(webpageId, marks.Spans.Count(span => !span.IsCertain), choice.Count));
        return Outcome.Kept;
    }, cancellation);
}
