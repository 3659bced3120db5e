using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts.Joining;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Notify;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Accounts;

public sealed class MailInvitationTests
{
    private const string Link = "https://workbench.hotline.example/join/abc";
    private readonly PostRecorder post = new();

    [Fact]
    public async Task An_invitation_is_mailed_where_a_relay_is_set()
    {
        Assert.Equal(MailInvitation.Outcome.Mailed, await MailAsync("mail.hotline.example"));
        var mail = Assert.Single(post.Sent);
        Assert.Equal("new.colleague@hotline.example", mail.To.Mailboxes.Single().Address);
        Assert.Contains(Link, mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(Link, mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_relay_nothing_is_tried()
    {
        Assert.Equal(MailInvitation.Outcome.NoRelay, await MailAsync(""));
        Assert.Empty(post.Sent);
    }

    [Fact]
    public async Task A_relay_that_refuses_is_said_so()
    {
        post.Answer = _ => new PostOutcome.RefusedForNow(PostStage.Recipient, 451, "later");
        Assert.Equal(MailInvitation.Outcome.NotMailed, await MailAsync("mail.hotline.example"));
    }

    private async Task<MailInvitation.Outcome> MailAsync(string relay)
    {
        var settings = new OutsideSettings { Post = new PostSettings { Host = relay, FromMailbox = "hotline@hotline.example" } };
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite, services => services.AddSingleton(settings).AddSingleton<IPost>(post));
        return await house.InScopeAsync(services => services.GetRequiredService<MailInvitation>().RunAsync("new.colleague@hotline.example", Link, TestContext.Current.CancellationToken));
    }
}
