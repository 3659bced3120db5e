using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Outside.Rdap;

namespace OpenHotline.Publish.Replaying;

/// <summary>The outside of a house that is being filled by a replay: names, registries, pages and the post, in memory.</summary>
/// <remarks>It keeps nothing. Where a page is served and when it goes down stands in its made-up address, so a replay that was stopped goes on.</remarks>
internal sealed class MadeUpInternet(TimeProvider clock) : INameServer, IRegistry, IReportedPages, IPost
{
    private static readonly byte[] NotFound = SHA256.HashData("not found"u8);

    public Task<NameAnswer> AskAsync(string name, NameRecordKind kind, CancellationToken cancellation) => Task.FromResult<NameAnswer>(
        MadeUpAddress.NetworkOf(name) is not { } network ? new NameAnswer.NoSuchName()
            : new NameAnswer.Found(kind == NameRecordKind.Address6 ? [new NameRecord(name, kind, network.ToString(), TimeSpan.FromHours(1))] : []));

    public Task<RegistryAnswer> AskAsync(RegistryQuestion question, CancellationToken cancellation) => Task.FromResult<RegistryAnswer>(
        question is RegistryQuestion.Network { Address: var address } && MadeUpAddress.HostOf(address) is { } host ? new RegistryAnswer.Found(RecordOf(host, address), clock.GetUtcNow().UtcDateTime) : new RegistryAnswer.NoData());

    public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var trail = new FetchTrail(request.Way, [request.Address.Host], now, TimeSpan.Zero);
        var isUp = now < MadeUpAddress.GoneAt(request.Address);
        var digest = isUp ? SHA256.HashData(Encoding.UTF8.GetBytes(request.Address.AbsolutePath)) : NotFound;
        return Task.FromResult<FetchOutcome>(new FetchOutcome.Fetched(trail, isUp ? 200 : 404, "text/html", 1, digest, Sketch: null, CertificateProblem.None, Address: null, EndedAtRoot: false));
    }

    public Task<PostOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellation) => Task.FromResult<PostOutcome>(new PostOutcome.Accepted("250 ok", mail.Message.MessageId ?? "", ReportsPromised: false));

    private static RegistryRecord RecordOf((string? Country, int Number) host, IPAddress address)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"MADE-UP-{host.Country ?? "ZZ"}-{host.Number}");
        var desk = new RegistryContact(ContactSource.Abuse, $"abuse@{name.ToLowerInvariant()}.example", Telephone: null, Form: null, Name: null, Handle: null, IsPreferred: true, IsValidated: true, Depth: 0);
        return new RegistryRecord { Kind = "ip network", Registry = "rdap.example", Handle = name, Name = name, Organisation = name, Country = host.Country, StartAddress = address.ToString(), EndAddress = address.ToString(), Contacts = [desk] };
    }
}
