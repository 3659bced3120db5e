using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts.Looks;
using OpenHotline.Intake;
using OpenHotline.Intake.Addresses;
using OpenHotline.Triage;
using OpenHotline.Web.Workbench.Reveal;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>Lays a case out: the facts first, everything defanged, every address a logged look.</summary>
public sealed class AssessingDesk(ReadCase read, ReadReport reports, RevealAddress reveal, SiteHistory history, TimeProvider clock)
{
    private const int MostReports = 10;

    /// <summary>Null where there is no such case.</summary>
    public async Task<CaseModel?> LayAsync(Guid episodeId, LookReason reason, bool isBlind, CancellationToken stop)
    {
        if (await read.RunAsync(episodeId, stop) is not { } file) return null;
        var isThing = file.Item.Thing != ThingKind.Webpage;
        var (address, disclosed, doubtful, why) = isThing ? (null, null, 0, "It has no address.") : await AddressAsync(file.Item.WebpageId, reason, stop);
        return new CaseModel(
            file.Item, address, disclosed, doubtful, why, isThing ? await ThingAsync(file.Item.Id, stop) : await reports.OfEpisodeAsync(episodeId, MostReports, stop),
            file.Facts, isThing ? [] : await history.RunAsync(file.Item.WebpageId, episodeId, stop), isBlind ? [] : file.Revisions, clock.GetUtcNow().UtcDateTime);
    }

    private async Task<(string? Defanged, string? ForHost, int Doubtful, string? WhyNot)> AddressAsync(Guid webpageId, LookReason reason, CancellationToken stop) => await reveal.RunAsync(webpageId, reason, stop) switch
    {
        RevealAddress.Outcome.Shown shown => Shown(shown.Address),
        RevealAddress.Outcome.Refused { Why: RevealAddress.Refusal.TooMany } => (null, null, 0, "You have looked at as many addresses as one person may for now. Give the case back, or go on later."),
        RevealAddress.Outcome.Refused { Why: RevealAddress.Refusal.NoSuchPage } => (null, null, 0, "The address has been deleted."),
        RevealAddress.Outcome.Refused { Why: RevealAddress.Refusal.KeyNotHere } => (null, null, 0, "This machine may not read addresses."),
        _ => (null, null, 0, "You may not see addresses."),
    };

    private static (string?, string?, int, string?) Shown(string address)
    {
        var defanged = RevealPages.Defang(address);
        if (WebAddress.ReadExact(address) is not WebAddress.Outcome.Accepted { Address: var read }) return (defanged, null, 0, null);
        var tokens = IdentifyingTokens.In(read);
        var forHost = RevealPages.Defang(tokens.ForDisclosure());
        return (defanged, forHost == defanged ? null : forHost, tokens.Spans.Count(span => !span.IsCertain), null);
    }

    private async Task<IReadOnlyList<ReadReport.Opened>> ThingAsync(Guid reportId, CancellationToken stop) =>
        await reports.RunAsync(reportId, stop) is { } report ? [report] : [];
}

/// <summary>The left side of the desk.</summary>
/// <param name="Address">Defanged; null with the reason beside it.</param>
/// <param name="AddressForHost">Defanged, without what could tell who reported it; null where that is nothing.</param>
/// <param name="Doubtful">How many more parts may tell it, and stay, since they may select the content.</param>
/// <param name="Revisions">Empty for a blind second opinion.</param>
public sealed record CaseModel(
    QueueItem Item, string? Address, string? AddressForHost, int Doubtful, string? WhyNoAddress, IReadOnlyList<ReadReport.Opened> Reports, IReadOnlyList<Ground.Timeline.TimelineEntry> Facts,
    IReadOnlyList<SiteVerdicts> Site, IReadOnlyList<Assessment> Revisions, DateTime Now);
