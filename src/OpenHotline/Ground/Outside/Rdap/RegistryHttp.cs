using System.Net;
using System.Security.Authentication;
using OpenHotline.Ground.Outside.Guard;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Asks one registry over HTTP: guarded like a reported address, since referrals are written by others, but with its certificate checked.</summary>
public sealed class RegistryHttp
{
    private readonly GuardedDialler _dialler;
    private readonly RegistrySettings _settings;
    private readonly TimeProvider _clock;

    internal RegistryHttp(GuardedDialler dialler, OutsideSettings settings, TimeProvider clock)
    {
        _dialler = dialler;
        _settings = settings.Registries;
        _clock = clock;
    }

    internal async Task<RegistryReply> GetAsync(Uri address, string accept, string? tag, CancellationToken cancellation)
    {
        using var limit = new Deadline(_clock, TimeSpan.FromSeconds(_settings.LimitSeconds), cancellation);
        try
        {
            return await FollowAsync(address, accept, tag, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new RegistryReply.Failed(RegistryFailure.TimedOut);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return new RegistryReply.Failed(RegistryFailure.TooLarge);
        }
        catch (InvalidDataException)
        {
            return new RegistryReply.Failed(RegistryFailure.Garbled);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or AuthenticationException)
        {
            return new RegistryReply.Failed(RegistryFailure.Unreachable);
        }
    }

    private async Task<RegistryReply> FollowAsync(Uri address, string accept, string? tag, CancellationToken cancellation)
    {
        for (var referrals = 0; referrals <= _settings.MaxReferrals; referrals++)
        {
            if (HostName.Read(address) is not { IsOnion: false } host) return new RegistryReply.Failed(RegistryFailure.BadReferral);
            var call = new GuardedCall(host, address.Port, new WayOut { Name = WayOut.DirectName }, OnionAllowed: false, TimeSpan.FromSeconds(_settings.LimitSeconds));
            var dialled = await _dialler.DialAsync(call, cancellation);
            if (dialled is not DialOutcome.Open open) return new RegistryReply.Failed(dialled is DialOutcome.Refused ? RegistryFailure.BadReferral : RegistryFailure.Unreachable);

            await using var plain = open.Stream;
            var stream = plain;
            if (address.Scheme == Uri.UriSchemeHttps)
            {
                (stream, var problem) = await GuardedTls.OpenAsync(plain, host, cancellation);
                if (problem != CertificateProblem.None) return new RegistryReply.Failed(RegistryFailure.Unreachable);
            }

            await using var secured = stream;
            using var http = OutsideHttp.OverStream(stream, maxHeaderKibibytes: 64);
            using var response = await http.SendAsync(Question(address, accept, tag), cancellation);
            if (Redirects.Target(response, address) is not { } next) return await ReadAsync(response, host.Name, cancellation);

            // Whoever is asked over https may not be swapped for somebody that anyone on the way can play.
            if (next.Scheme != Uri.UriSchemeHttps && (next.Scheme != Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)) break;
            address = next;
        }

        return new RegistryReply.Failed(RegistryFailure.BadReferral);
    }

    private static HttpRequestMessage Question(Uri address, string accept, string? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.TryAddWithoutValidation("User-Agent", "OpenHotline");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        request.Headers.ConnectionClose = true;
        return request;
    }

    private async Task<RegistryReply> ReadAsync(HttpResponseMessage response, string host, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var body = await BodyReader.ReadAsync(response, _settings.MaxBytes, kept, cancellation);
        if (body is null) return new RegistryReply.Failed(RegistryFailure.TooLarge);
        var now = _clock.GetUtcNow();
        var expires = response.Headers.CacheControl?.MaxAge is { } age ? now + age : response.Content.Headers.Expires ?? DateTimeOffset.UnixEpoch;
        return new RegistryReply.Answered(
            (int)response.StatusCode, host, kept.ToArray(), response.Headers.ETag?.ToString(), expires.UtcDateTime, RetryAt(response, now));
    }

    /// <summary>Retry-After is a number of seconds or a date (RFC 9110, section 10.2.3). No more than a day is believed.</summary>
    private static DateTime? RetryAt(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.RetryAfter is not { } retry) return null;
        var at = retry.Delta is { } delta ? now + (delta < TimeSpan.FromDays(1) ? delta : TimeSpan.FromDays(1)) : retry.Date ?? now;
        return (at < now ? now : at > now.AddDays(1) ? now.AddDays(1) : at).UtcDateTime;
    }
}
