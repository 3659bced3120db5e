using Microsoft.Extensions.Time.Testing;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Wires;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Outside.Mail;

public sealed class AskRelayTests
{
    private readonly OutsideSettings settings = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_relay_that_greets_is_well_and_hears_of_no_message()
    {
        await using var relay = new SmtpRelay();
        using var ask = Ask(relay.Port);
        Assert.Equal(RelayState.Answers, await ask.RunAsync(Stop));
        Assert.DoesNotContain(relay.Commands, command => command.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(relay.Messages);
    }

    [Fact]
    public async Task A_relay_that_is_down_or_not_set_is_said_so()
    {
        // Nothing listens on the first port of a machine, and no test may.
        using var down = Ask(1);
        Assert.Equal(RelayState.Silent, await down.RunAsync(Stop));
        using var unset = Ask(25, host: "");
        Assert.Equal(RelayState.NotSet, await unset.RunAsync(Stop));
    }

    [Fact]
    public async Task A_relay_that_hangs_costs_a_bounded_time()
    {
        var clock = new FakeTimeProvider();
        await using var silent = Loopback.Silent();
        using var ask = Ask(silent.Port, clock);
        var asking = ask.RunAsync(Stop);
        while (silent.Connections == 0) await Task.Delay(10, Stop);
        Assert.False(asking.IsCompleted);
        clock.Advance(AskRelay.Patience);
        Assert.Equal(RelayState.Silent, await asking);
    }

    [Fact]
    public async Task What_is_no_mail_relay_is_said_so()
    {
        await using var other = Loopback.Serve(async (stream, stop) => await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), stop));
        using var ask = Ask(other.Port);
        Assert.Equal(RelayState.Refuses, await ask.RunAsync(Stop));
    }

    [Fact]
    public async Task One_answer_serves_everybody_for_a_while()
    {
        var clock = new FakeTimeProvider();
        await using var closing = Loopback.Serve(async (stream, stop) => await stream.WriteAsync("554 no\r\n"u8.ToArray(), stop));
        using var ask = Ask(closing.Port, clock);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ask.RunAsync(Stop)));
        Assert.All(answers, answer => Assert.Equal(RelayState.Refuses, answer));
        Assert.Equal(1, closing.Connections);
        clock.Advance(AskRelay.KeptFor);
        await ask.RunAsync(Stop);
        Assert.Equal(2, closing.Connections);
    }

    [Fact]
    public void Every_state_has_its_words() =>
        Assert.Equal(Enum.GetValues<RelayState>().Length, Enum.GetValues<RelayState>().Select(RelayWords.Of).Distinct().Count());

    private AskRelay Ask(int port, TimeProvider? clock = null, string host = "127.0.0.1")
    {
        (settings.Post.Host, settings.Post.Port, settings.Post.Security) = (host, port, MailSecurity.None);
        return new AskRelay(new SmtpPost(new PeerDialler(new SocketDialler()), settings, clock ?? TimeProvider.System), clock ?? TimeProvider.System);
    }
}
