using System.Security.Authentication;
using OpenHotline.Ground.Outside.Guard;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Ground.Outside.Pages;

/// <summary>One hop: judge, connect, ask, read.</summary>
internal sealed class GuardedHop(GuardedDialler dialler, OutsideSettings settings, TimeProvider clock)
{
    private readonly PageSettings _settings = settings.Pages;

    /// <exception cref="OperationCanceledException">The caller gave up. A limit of ours is an outcome.</exception>
    public async Task<HopResult> VisitAsync(Uri address, WayOut way, Journey journey, CancellationToken cancellation)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            return End(new FetchOutcome.Refused(journey.Trail, FetchRefusal.OtherScheme));
        }

        if (HostName.Read(address) is not { } host) return End(new FetchOutcome.Refused(journey.Trail, FetchRefusal.NotAHost));
        journey.Enter(host.Name);

        var visit = new Visit();
        try
        {
            return await VisitAsync(address, host, way, journey, visit);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return End(new FetchOutcome.TimedOut(journey.Trail, visit.Stage, visit.Status));
        }
        catch (Exception fault) when (fault is AuthenticationException || (visit.Stage == FetchStage.Connect && fault is IOException))
        {
            return End(new FetchOutcome.TlsFailed(journey.Trail));
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return End(new FetchOutcome.TooLarge(journey.Trail, visit.Stage, visit.Status, null));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidDataException)
        {
            return End(new FetchOutcome.ProtocolError(journey.Trail, visit.Stage, visit.Status));
        }
    }

    private async Task<HopResult> VisitAsync(Uri address, HostName host, WayOut way, Journey journey, Visit visit)
    {
        var limit = TimeSpan.FromSeconds(_settings.ConnectLimitSeconds);
        using var connect = new Deadline(clock, limit, journey.Total.Token);
        visit.Stage = FetchStage.Connect;
        var dialled = await dialler.DialAsync(new GuardedCall(host, address.Port, way, journey.Request.OnionAllowed, limit), connect.Token);
        if (dialled is not DialOutcome.Open open) return End(Explain(dialled, journey.Trail));

        await using var plain = open.Stream;
        var stream = plain;
        if (address.Scheme == Uri.UriSchemeHttps) (stream, visit.Certificate) = await GuardedTls.OpenAsync(plain, host, connect.Token);
        await using var secured = stream;

        visit.Stage = FetchStage.Headers;
        using var http = OutsideHttp.OverStream(stream, _settings.MaxHeaderKibibytes);
        using var headers = new Deadline(clock, TimeSpan.FromSeconds(_settings.HeaderLimitSeconds), journey.Total.Token);
        using var response = await http.SendAsync(PageQuestion.For(address, journey, _settings), headers.Token);
        visit.Status = (int)response.StatusCode;
        if (Redirects.Target(response, address) is { } next) return new HopResult.SentOn(next);

        visit.Stage = FetchStage.Body;
        var body = await BodyReader.ReadAsync(response, _settings.MaxBytes, journey.Request.CopyBodyTo, journey.Total.Token);
        return End(body is null
            ? new FetchOutcome.TooLarge(journey.Trail, FetchStage.Body, visit.Status, PageBody.MediaTypeOf(response))
            : new FetchOutcome.Fetched(journey.Trail, visit.Status.Value, body.MediaType, body.ByteCount, body.Sha256, body.Sketch, visit.Certificate, open.Address, EndedAtRoot(address, journey)));
    }

    private static bool EndedAtRoot(Uri address, Journey journey) =>
        journey.Trail.Redirects > 0 && address.PathAndQuery == "/" && journey.Request.Address.PathAndQuery != "/";

    private static FetchOutcome Explain(DialOutcome dialled, FetchTrail trail) => dialled switch
    {
        DialOutcome.Refused refused => new FetchOutcome.Refused(trail, refused.Why, refused.Kind),
        DialOutcome.NameNotFound => new FetchOutcome.NameNotFound(trail),
        DialOutcome.NameUnanswered => new FetchOutcome.NameUnanswered(trail),
        DialOutcome.NoConnection none => new FetchOutcome.ConnectFailed(trail, none.AtProxy),
        _ => throw new InvalidOperationException("An open call needs no explanation."),
    };

    private static HopResult.Ended End(FetchOutcome outcome) => new(outcome);

    /// <summary>How far this hop has come.</summary>
    private sealed class Visit
    {
        public FetchStage Stage { get; set; } = FetchStage.Name;

        public int? Status { get; set; }

        public CertificateProblem Certificate { get; set; }
    }
}
