using System.IO.Compression;
using System.Text;
using OpenHotline.Ground.Outside.Pages;

namespace OpenHotline.Tests.Ground.Outside.Pages;

/// <summary>A server that means us harm meets a limit.</summary>
public sealed class LimitTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    private readonly Visitor _visitor = new();

    [Fact]
    public async Task A_trickling_body_ends_at_the_total_limit()
    {
        _visitor.Settings.Pages.TotalLimitSeconds = 2;
        await using var server = Raw(Ok + "\r\n", async (stream, stop) =>
        {
            while (true)
            {
                await stream.WriteAsync("x"u8.ToArray(), stop);
                await Task.Delay(50, stop);
            }
        });

        var outcome = await _visitor.Put(server).FetchAsync<FetchOutcome.TimedOut>();

        Assert.Equal((FetchStage.Body, 200), (outcome.Stage, outcome.Status));
        Assert.InRange(outcome.Trail.Took.TotalSeconds, 1.5, 60);
    }

    [Fact]
    public async Task Slow_headers_end_at_their_limit()
    {
        _visitor.Settings.Pages.HeaderLimitSeconds = 0.4;
        await using var server = Raw("HTTP/1.1 200 OK\r\n", async (stream, stop) =>
        {
            for (var line = 0; ; line++)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"X-{line}: a\r\n"), stop);
                await Task.Delay(50, stop);
            }
        });

        var outcome = await _visitor.Put(server).FetchAsync<FetchOutcome.TimedOut>();

        Assert.Equal((FetchStage.Headers, null), (outcome.Stage, outcome.Status));
    }

    [Fact]
    public async Task A_server_that_says_nothing_ends_at_the_header_limit()
    {
        _visitor.Settings.Pages.HeaderLimitSeconds = 0.3;
        await using var server = Raw("", (_, stop) => Task.Delay(Timeout.Infinite, stop));

        var outcome = await _visitor.Put(server).FetchAsync<FetchOutcome.TimedOut>();

        Assert.Equal(FetchStage.Headers, outcome.Stage);
    }

    [Fact]
    public async Task A_handshake_that_never_comes_ends_at_the_connect_limit()
    {
        _visitor.Settings.Pages.ConnectLimitSeconds = 0.3;
        await using var server = new LoopbackServer((_, stop) => Task.Delay(Timeout.Infinite, stop));

        var outcome = await _visitor.Put(server, port: 443).FetchAsync<FetchOutcome.TimedOut>($"https://{Visitor.Host}/");

        Assert.Equal(FetchStage.Connect, outcome.Stage);
    }

    [Fact]
    public async Task Endless_headers_are_too_large()
    {
        _visitor.Settings.Pages.MaxHeaderKibibytes = 4;
        var line = Encoding.ASCII.GetBytes($"X-A: {new string('a', 500)}\r\n");
        await using var server = Raw("HTTP/1.1 200 OK\r\n", async (stream, stop) =>
        {
            while (true) await stream.WriteAsync(line, stop);
        });

        var outcome = await _visitor.Put(server).FetchAsync<FetchOutcome.TooLarge>();

        Assert.Equal(FetchStage.Headers, outcome.Stage);
    }

    [Fact]
    public async Task An_endless_body_is_too_large_and_keeps_its_status()
    {
        _visitor.Settings.Pages.MaxBytes = 100_000;
        var chunk = new byte[8192];
        await using var server = Raw(Ok + "\r\n", async (stream, stop) =>
        {
            while (true) await stream.WriteAsync(chunk, stop);
        });

        var outcome = await _visitor.Put(server).FetchAsync<FetchOutcome.TooLarge>();

        Assert.Equal((FetchStage.Body, 200, "text/html"), (outcome.Stage, outcome.Status, outcome.MediaType));
    }

    [Fact]
    public async Task A_body_that_announces_its_size_is_not_even_begun()
    {
        await using var server = LoopbackServer.Answering("HTTP/1.1 200 OK\nContent-Type: video/mp4\nContent-Length: 99999999999");

        var outcome = await _visitor.Put(server).FetchAsync<FetchOutcome.TooLarge>();

        Assert.Equal("video/mp4", outcome.MediaType);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_decompression_bomb_is_too_large(string encoding)
    {
        _visitor.Settings.Pages.MaxBytes = 1 << 20;
        var bomb = Compress(new byte[50 << 20], encoding);
        Assert.True(bomb.Length < 1 << 20);
        await using var server = LoopbackServer.Answering($"HTTP/1.1 200 OK\nContent-Encoding: {encoding}\nContent-Length: {bomb.Length}", bomb);

        await _visitor.Put(server).FetchAsync<FetchOutcome.TooLarge>();
    }

    [Fact]
    public async Task A_bomb_in_a_bomb_is_refused()
    {
        var bomb = Compress(Compress(new byte[1000], "gzip"), "gzip");
        await using var server = LoopbackServer.Answering($"HTTP/1.1 200 OK\nContent-Encoding: gzip, gzip\nContent-Length: {bomb.Length}", bomb);

        await _visitor.Put(server).FetchAsync<FetchOutcome.ProtocolError>();
    }

    [Fact]
    public async Task A_connection_closed_in_the_middle_of_the_body_is_an_error_not_a_page()
    {
        await using var server = LoopbackServer.Answering("HTTP/1.1 200 OK\nContent-Length: 1000", new byte[10]);

        var outcome = await _visitor.Put(server).FetchAsync<FetchOutcome.ProtocolError>();

        Assert.Equal((FetchStage.Body, 200), (outcome.Stage, outcome.Status));
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9\r\n")]
    [InlineData("HTTP/1.1 20")]
    [InlineData("")]
    public async Task What_is_not_HTTP_is_an_error(string greeting)
    {
        await using var server = Raw(greeting, (_, _) => Task.CompletedTask);

        var outcome = await _visitor.Put(server).FetchAsync<FetchOutcome.ProtocolError>();

        Assert.Equal(FetchStage.Headers, outcome.Stage);
    }

    [Fact]
    public async Task A_broken_compression_is_an_error()
    {
        await using var server = LoopbackServer.Answering("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 4", [1, 2, 3, 4]);

        await _visitor.Put(server).FetchAsync<FetchOutcome.ProtocolError>();
    }

    [Fact]
    public async Task A_redirect_to_itself_is_a_loop()
    {
        await using var server = LoopbackServer.RedirectingTo($"http://{Visitor.Host}/a#again");

        await _visitor.Put(server).FetchAsync<FetchOutcome.TooManyRedirects>();

        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Redirects_without_end_are_capped()
    {
        _visitor.Settings.Pages.MaxRedirects = 3;
        var count = 0;
        await using var server = new LoopbackServer(async (stream, stop) =>
        {
            await LoopbackServer.ReadHeadAsync(stream, stop);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nLocation: /{++count}\r\nContent-Length: 0\r\n\r\n"), stop);
        });

        var outcome = await _visitor.Put(server).FetchAsync<FetchOutcome.TooManyRedirects>();

        Assert.Equal(4, server.Connections);
        Assert.Equal(3, outcome.Trail.Redirects);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_told_of_a_timeout()
    {
        await using var server = Raw("", (_, stop) => Task.Delay(Timeout.Infinite, stop));
        _visitor.Put(server);
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _visitor.FetchAsync(cancellation: impatient.Token));
    }

    private static LoopbackServer Raw(string start, Func<Stream, CancellationToken, Task> then) => new(async (stream, stop) =>
    {
        await LoopbackServer.ReadHeadAsync(stream, stop);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(start), stop);
        await then(stream, stop);
    });

    private static byte[] Compress(byte[] plain, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding == "gzip" ? new GZipStream(packed, CompressionLevel.Fastest) : new BrotliStream(packed, CompressionLevel.Fastest)) packer.Write(plain);
        return packed.ToArray();
    }
}
