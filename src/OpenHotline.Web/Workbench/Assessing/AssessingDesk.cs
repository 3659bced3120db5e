using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts.Looks;
using OpenHotline.Intake;
using OpenHotline.Intake.Addresses;
using OpenHotline.Triage;
using OpenHotline.Web.Workbench.Reveal;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>Lays a case out: the facts first, everything defanged, every address a logged look.</summary>
public sealed class AssessingDesk(ReadCase read, ReadReport reports, RevealAddress reveal, DiscloseAddress disclose, SiteHistory history, TimeProvider clock)
{
    private const int MostReports = 10;

    /// <summary>Null where there is no such case.</summary>
    public async Task<CaseModel?> LayAsync(Guid episodeId, LookReason reason, bool isBlind, CancellationToken stop)
    {
        if (await read.RunAsync(episodeId, stop) is not { } file) return null;
        var isThing = file.Item.Thing != ThingKind.Webpage;
        var (address, disclosed, doubtful, why) = isThing ? (null, null, [], "It has no address.") : await AddressAsync(file.Item.WebpageId, reason, stop);
        return new CaseModel(
            file.Item, address, disclosed, doubtful, why, isThing ? await ThingAsync(file.Item.Id, stop) : await reports.OfEpisodeAsync(episodeId, MostReports, stop),
            file.Facts, isThing ? [] : await history.RunAsync(file.Item.WebpageId, episodeId, stop), isBlind ? [] : file.Revisions, clock.GetUtcNow().UtcDateTime);
    }

    private async Task<(string? Defanged, string? ForHost, IReadOnlyList<DoubtfulPart> Doubtful, string? WhyNot)> AddressAsync(Guid webpageId, LookReason reason, CancellationToken stop) => await reveal.RunAsync(webpageId, reason, stop) switch
    {
        RevealAddress.Outcome.Shown shown => await ShownAsync(webpageId, RevealPages.Defang(shown.Address), stop),
        RevealAddress.Outcome.Refused { Why: RevealAddress.Refusal.TooMany } => (null, null, [], "You have looked at as many addresses as one person may for now. Give the case back, or go on later."),
        RevealAddress.Outcome.Refused { Why: RevealAddress.Refusal.NoSuchPage } => (null, null, [], "The address has been deleted."),
        RevealAddress.Outcome.Refused { Why: RevealAddress.Refusal.KeyNotHere } => (null, null, [], "This machine may not read addresses."),
        _ => (null, null, [], "You may not see addresses."),
    };

    private async Task<(string?, string?, IReadOnlyList<DoubtfulPart>, string?)> ShownAsync(Guid webpageId, string defanged, CancellationToken stop)
    {
        if (await disclose.RunAsync(webpageId, stop) is not { } disclosure) return (defanged, null, [], null);
        var stripped = disclosure.Choice.Of(disclosure.Marks);
        var doubtful = disclosure.Marks.Spans.Where(span => !span.IsCertain).Select(span => new DoubtfulPart(span.Start, Harmless.Of(disclosure.Marks.TextOf(span)), span.Why, stripped.Contains(span))).ToList();
        var forHost = disclosure.Address is { } left ? Defanged.Of(left) : null;
        return (defanged, forHost == defanged ? null : forHost, doubtful, null);
    }

    private async Task<IReadOnlyList<ReadReport.Opened>> ThingAsync(Guid reportId, CancellationToken stop) =>
        await reports.RunAsync(reportId, stop) is { } report ? [report] : [];
}

/// <summary>The left side of the desk.</summary>
/// <param name="Address">Defanged; null with the reason beside it.</param>
/// <param name="AddressForHost">Defanged, without what could tell who reported it; null where that is nothing.</param>
/// <param name="Doubtful">The parts that may tell it as well, and may select the content: a person chooses which of them go.</param>
/// <param name="Revisions">Empty for a blind second opinion.</param>
public sealed record CaseModel(
    QueueItem Item, string? Address, string? AddressForHost, IReadOnlyList<DoubtfulPart> Doubtful, string? WhyNoAddress, IReadOnlyList<ReadReport.Opened> Reports, IReadOnlyList<Ground.Timeline.TimelineEntry> Facts,
    IReadOnlyList<SiteVerdicts> Site, IReadOnlyList<Assessment> Revisions, DateTime Now);

/// <summary>A part of the address of which a machine cannot say whether it tells who reported it.</summary>
/// <param name="Start">Where it begins, which names it on the form.</param>
/// <param name="Text">Broken, so that nothing opens it.</param>
public sealed record DoubtfulPart(int Start, string Text, IdentifyingReason Why, bool IsStripped);
