using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Ground.Outside.Pages;

/// <summary>Looks at a reported address, hop by hop, each hop on a connection of its own that the guard has judged.</summary>
internal sealed class ReportedAddressClient(GuardedHop hop, WaysOut ways, OutsideSettings settings, TimeProvider clock) : IReportedPages
{
    private readonly PageSettings _settings = settings.Pages;

    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        using var total = new Deadline(clock, TimeSpan.FromSeconds(_settings.TotalLimitSeconds), cancellation);
        var journey = new Journey(request, clock, total);
        if (ways.Find(request.Way) is not { } way) return new FetchOutcome.Refused(journey.Trail, FetchRefusal.UnknownWay);

        var address = request.Address;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var result = await hop.VisitAsync(address, way, journey, cancellation);
            if (result is HopResult.Ended ended) return ended.Outcome;

            // The loop check leaves the fragment out: it never reaches the server.
            var next = ((HopResult.SentOn)result).Next;
            seen.Add(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
            if (seen.Count > _settings.MaxRedirects || seen.Contains(next.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)))
            {
                return new FetchOutcome.TooManyRedirects(journey.Trail);
            }

            address = next;
        }
    }
}
