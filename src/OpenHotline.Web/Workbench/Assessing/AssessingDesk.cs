using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts.Looks;
using OpenHotline.Intake;
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
        var (address, why) = isThing ? (null, "It has no address.") : await AddressAsync(file.Item.WebpageId, reason, stop);
        return new CaseModel(
            file.Item, address, why, isThing ? await ThingAsync(file.Item.Id, stop) : await reports.OfEpisodeAsync(episodeId, MostReports, stop),
            file.Facts, isThing ? [] : await history.RunAsync(file.Item.WebpageId, episodeId, stop), isBlind ? [] : file.Revisions, clock.GetUtcNow().UtcDateTime);
    }

    private async Task<(string? Defanged, string? WhyNot)> AddressAsync(Guid webpageId, LookReason reason, CancellationToken stop) => await reveal.RunAsync(webpageId, reason, stop) switch
    {
        RevealAddress.Outcome.Shown shown => (RevealPages.Defang(shown.Address), null),
        RevealAddress.Outcome.Refused { Why: RevealAddress.Refusal.TooMany } => (null, "You have looked at as many addresses as one person may for now. Give the case back, or go on later."),
        RevealAddress.Outcome.Refused { Why: RevealAddress.Refusal.NoSuchPage } => (null, "The address has been deleted."),
        RevealAddress.Outcome.Refused { Why: RevealAddress.Refusal.KeyNotHere } => (null, "This machine may not read addresses."),
        _ => (null, "You may not see addresses."),
    };

    private async Task<IReadOnlyList<ReadReport.Opened>> ThingAsync(Guid reportId, CancellationToken stop) =>
        await reports.RunAsync(reportId, stop) is { } report ? [report] : [];
}

/// <summary>The left side of the desk.</summary>
/// <param name="Address">Defanged; null with the reason beside it.</param>
/// <param name="Revisions">Empty for a blind second opinion.</param>
public sealed record CaseModel(
    QueueItem Item, string? Address, string? WhyNoAddress, IReadOnlyList<ReadReport.Opened> Reports, IReadOnlyList<Ground.Timeline.TimelineEntry> Facts,
    IReadOnlyList<SiteVerdicts> Site, IReadOnlyList<Assessment> Revisions, DateTime Now);
