using System.IO.Compression;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using OpenHotline.Ground.Outside.Pages;

namespace OpenHotline.Tests.Ground.Outside.Pages;

public sealed class PageTests
{
    private readonly Visitor _visitor = new();

    [Fact]
    public async Task A_page_leaves_a_digest_a_count_and_a_sketch()
    {
        const string text = "<title>x</title><h1>Drawn shapes</h1><p>one two three four</p><img src=/a.png>";
        await using var server = LoopbackServer.Page(text);

        var page = await _visitor.Put(server).FetchAsync<FetchOutcome.Fetched>();

        Assert.Equal((200, "text/html", Encoding.UTF8.GetByteCount(text)), (page.Status, page.MediaType, page.ByteCount));
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(text)), page.Sha256);
        Assert.Equal(6, page.Sketch!.WordCount);
        Assert.Equal([Visitor.Host], page.Trail.Hosts);
        Assert.Equal(IPAddress.Parse(Visitor.Ip), page.Address);
        Assert.Equal(CertificateProblem.None, page.Certificate);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(451)]
    [InlineData(503)]
    public async Task Every_status_is_an_answer(int status)
    {
        await using var server = LoopbackServer.Answering($"HTTP/1.1 {status} Gone\nContent-Length: 0");

        Assert.Equal(status, (await _visitor.Put(server).FetchAsync<FetchOutcome.Fetched>()).Status);
    }

    [Fact]
    public async Task The_request_says_what_we_are_and_carries_no_secret()
    {
        _visitor.Settings.Pages.UserAgent = "OpenHotline test";
        await using var server = LoopbackServer.Page("hello");

        await _visitor.Put(server).FetchAsync<FetchOutcome.Fetched>(
            $"http://user:secret@{Visitor.Host}/a?b=c#part",
            request => request with { Referrer = new Uri("http://u:p@before.example/x#y") });

        var head = Assert.Single(server.Heads);
        Assert.StartsWith("GET /a?b=c HTTP/1.1\r\n", head, StringComparison.Ordinal);
        Assert.Contains("User-Agent: OpenHotline test\r\n", head, StringComparison.Ordinal);
        Assert.Contains("Referer: http://before.example/x\r\n", head, StringComparison.Ordinal);
        Assert.Contains($"Host: {Visitor.Host}\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", head, StringComparison.Ordinal);
        Assert.DoesNotContain("traceparent", head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_are_followed_and_remembered_as_hosts()
    {
        await using var end = LoopbackServer.Page("hello there all");
        await using var start = LoopbackServer.RedirectingTo("http://end.example/secret/path?x=1", 301);
        _visitor.Put(start).Put(end, "end.example", "198.51.100.7");

        var page = await _visitor.FetchAsync<FetchOutcome.Fetched>();

        Assert.Equal([Visitor.Host, "end.example"], page.Trail.Hosts);
        Assert.False(page.EndedAtRoot);
        Assert.DoesNotContain("Referer", Assert.Single(end.Heads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_the_front_page_is_noted()
    {
        await using var end = LoopbackServer.Page("welcome");
        await using var start = LoopbackServer.RedirectingTo("http://end.example/");
        _visitor.Put(start).Put(end, "end.example", "198.51.100.7");

        Assert.True((await _visitor.FetchAsync<FetchOutcome.Fetched>()).EndedAtRoot);
    }

    [Fact]
    public async Task Cookies_are_not_kept_between_hops()
    {
        await using var end = LoopbackServer.Page("hello");
        await using var start = LoopbackServer.Answering("HTTP/1.1 302 Found\nSet-Cookie: a=b; Domain=example\nLocation: http://end.page.example/\nContent-Length: 0");
        _visitor.Put(start).Put(end, "end.page.example", "198.51.100.7");

        await _visitor.FetchAsync<FetchOutcome.Fetched>();

        Assert.DoesNotContain("Cookie", Assert.Single(end.Heads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_digest_is_of_the_page_not_of_its_packing()
    {
        var plain = Encoding.UTF8.GetBytes("one two three");
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Optimal)) packer.Write(plain);
        await using var server = LoopbackServer.Answering($"HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: {packed.ToArray().Length}", packed.ToArray());

        var page = await _visitor.Put(server).FetchAsync<FetchOutcome.Fetched>();

        Assert.Equal(SHA256.HashData(plain), page.Sha256);
        Assert.Equal(plain.Length, page.ByteCount);
    }

    [Fact]
    public async Task A_caller_who_may_keep_the_body_gets_it()
    {
        await using var server = LoopbackServer.Answering("HTTP/1.1 200 OK\nContent-Type: image/png\nContent-Length: 3", [1, 2, 3]);
        using var kept = new MemoryStream();

        var page = await _visitor.Put(server).FetchAsync<FetchOutcome.Fetched>(with: request => request with { CopyBodyTo = kept });

        Assert.Equal([1, 2, 3], kept.ToArray());
        Assert.Null(page.Sketch);
    }

    [Fact]
    public async Task A_bad_certificate_is_noted_and_the_page_is_read()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=other.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        await using var server = new LoopbackServer(async (stream, stop) =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
            await LoopbackServer.ReadHeadAsync(tls, stop);
            await tls.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"u8.ToArray(), stop);
        });

        var page = await _visitor.Put(server, port: 443).FetchAsync<FetchOutcome.Fetched>($"https://{Visitor.Host}/");

        Assert.Equal(CertificateProblem.OtherName | CertificateProblem.NotTrusted, page.Certificate);
        Assert.Equal(2, page.ByteCount);
    }

    [Fact]
    public async Task No_address_that_a_certificate_names_is_called()
    {
        await using var issuer = LoopbackServer.Answering("HTTP/1.1 404 Not Found\nContent-Length: 0");
        using var parentKey = RSA.Create(2048);
        var parent = new CertificateRequest("CN=Issuer", parentKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        parent.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, to) = (new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var parentCertificate = parent.CreateSelfSigned(from, to);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={Visitor.Host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        string[] caller = [$"http://127.0.0.1:{issuer.Port}/"];
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(ocspUris: caller, caIssuersUris: caller));
        request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(caller));
        using var made = request.Create(parentCertificate, from, to, [1, 2, 3]);
        using var withKey = made.CopyWithPrivateKey(key);
        using var certificate = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
        await using var server = new LoopbackServer(async (stream, stop) =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true) }, stop);
            await LoopbackServer.ReadHeadAsync(tls, stop);
            await tls.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"u8.ToArray(), stop);
        });

        var page = await _visitor.Put(server, port: 443).FetchAsync<FetchOutcome.Fetched>($"https://{Visitor.Host}/");

        Assert.True(page.Certificate.HasFlag(CertificateProblem.NotTrusted));
        Assert.Equal(0, issuer.Connections);
    }

    [Fact]
    public async Task A_server_without_encryption_fails_at_it()
    {
        await using var server = new LoopbackServer(async (stream, stop) => await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), stop));

        await _visitor.Put(server, port: 443).FetchAsync<FetchOutcome.TlsFailed>($"https://{Visitor.Host}/");
    }

    [Fact]
    public async Task Names_and_connections_that_fail_are_told_apart()
    {
        _visitor.Names.With("nobody.example", "192.0.2.99").With("empty.example").Failing("broken.example");

        Assert.IsType<FetchOutcome.NameNotFound>(await _visitor.FetchAsync("http://gone.example/"));
        Assert.IsType<FetchOutcome.NameNotFound>(await _visitor.FetchAsync("http://empty.example/"));
        Assert.IsType<FetchOutcome.NameUnanswered>(await _visitor.FetchAsync("http://broken.example/"));
        Assert.False(Assert.IsType<FetchOutcome.ConnectFailed>(await _visitor.FetchAsync("http://nobody.example/")).AtProxy);
    }

    [Fact]
    public async Task The_second_address_is_tried_when_the_first_does_not_answer()
    {
        await using var server = LoopbackServer.Page("hello");
        _visitor.Names.With(Visitor.Host, "192.0.2.1", Visitor.Ip);
        _visitor.Dialler.Map(Visitor.Ip, 80, server.Port);

        Assert.Equal(IPAddress.Parse(Visitor.Ip), (await _visitor.FetchAsync<FetchOutcome.Fetched>()).Address);
    }

    [Fact]
    public async Task A_way_that_nobody_has_named_is_refused() =>
        Assert.Equal(FetchRefusal.UnknownWay, (await _visitor.FetchAsync<FetchOutcome.Refused>(with: request => request with { Way = "other" })).Why);

    [Fact]
    public async Task Nothing_that_could_reach_a_log_names_the_page()
    {
        await using var server = LoopbackServer.Page("hello");
        var page = await _visitor.Put(server).FetchAsync<FetchOutcome.Fetched>();
        using var heard = new System.Diagnostics.Metrics.MeterListener();
        var labels = "";
        heard.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name.StartsWith("System.Net", StringComparison.Ordinal)) listener.EnableMeasurementEvents(instrument);
        };
        heard.SetMeasurementEventCallback<double>((_, _, tags, _) => labels += string.Join(' ', tags.ToArray()));
        heard.SetMeasurementEventCallback<long>((_, _, tags, _) => labels += string.Join(' ', tags.ToArray()));
        heard.Start();
        page = await _visitor.FetchAsync<FetchOutcome.Fetched>();
        Assert.DoesNotContain(Visitor.Host, labels, StringComparison.Ordinal);

        var printed = $"{page} {page.Trail} {new FetchRequest(new Uri("http://page.example/a"))} {new FetchOutcome.NameNotFound(page.Trail)}";

        Assert.DoesNotContain("example", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("192.0.2", printed, StringComparison.Ordinal);
    }
}
