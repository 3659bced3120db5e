using CsCheck;
using OpenHotline.Intake.Addresses;
using static OpenHotline.Tests.Intake.Addresses.AddressSamples;

namespace OpenHotline.Tests.Intake.Addresses;

public sealed class IdentifyingTokensTests
{
    private const string Jwt = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJleGFtcGxlIn0.c2lnbmF0dXJl";

    [Theory]
    [InlineData("http://host.example/a?utm_source=x&b=1&fbclid=y", "http://host.example/a?b=1", IdentifyingReason.ClickMark)]
    [InlineData("http://host.example/a?UTM_Medium=x", "http://host.example/a", IdentifyingReason.ClickMark)]
    [InlineData("http://host.example/a?b=1&sid=77", "http://host.example/a?b=1", IdentifyingReason.Session)]
    [InlineData("http://host.example/a?sid=77#/c", "http://host.example/a#/c", IdentifyingReason.Session)]
    [InlineData("http://host.example/a;jsessionid=1A2B/c?d", "http://host.example/a/c?d", IdentifyingReason.Session)]
    [InlineData("http://host.example/(S(abc123))/c.aspx", "http://host.example/c.aspx", IdentifyingReason.Session)]
    [InlineData("http://host.example/a?access_token=x", "http://host.example/a", IdentifyingReason.Credential)]
    [InlineData("http://host.example/a?x=" + Jwt, "http://host.example/a", IdentifyingReason.Credential)]
    [InlineData("http://host.example/in/" + Jwt + "/b", "http://host.example/in/-removed-/b", IdentifyingReason.Credential)]
    [InlineData("http://host.example/a?to=bob@mail.example&c=1", "http://host.example/a?c=1", IdentifyingReason.Email)]
    [InlineData("http://host.example/a?bob%40mail.example", "http://host.example/a", IdentifyingReason.Email)]
    [InlineData("http://host.example/unsubscribe/bob%40mail.example/now", "http://host.example/unsubscribe/-removed-/now", IdentifyingReason.Email)]
    [InlineData("http://host.example/#!/a?sid=1&p=2", "http://host.example/#!/a?p=2", IdentifyingReason.Session)]
    [InlineData("http://host.example/#access_token=x&p=2", "http://host.example/#p=2", IdentifyingReason.Credential)]
    [InlineData("http://host.example/#access_token=x", "http://host.example/", IdentifyingReason.Credential)]
    public void What_surely_tells_the_reporter_is_taken_out(string typed, string shown, IdentifyingReason why)
    {
        var tokens = IdentifyingTokens.In(Accepted(typed));
        Assert.Equal(shown, tokens.ForDisclosure());
        Assert.All(tokens.Spans, span => Assert.Equal((why, true), (span.Why, span.IsCertain)));
        Assert.False(tokens.NeedsDecision);
    }

    [Theory]
    [InlineData("http://host.example/profile?user=bob", "http://host.example/profile", IdentifyingReason.Person)]
    [InlineData("http://host.example/join?ref=8812&x=1", "http://host.example/join?x=1", IdentifyingReason.PassedOnBy)]
    [InlineData("http://host.example/a?key=open", "http://host.example/a", IdentifyingReason.Key)]
    [InlineData("http://host.example/i/3f2b8c1d9e0a4b7c8d6e5f4a3b2c1d0e.jpg", "http://host.example/i/-removed-", IdentifyingReason.RandomValue)]
    [InlineData("http://host.example/?f=123e4567-e89b-12d3-a456-426614174000", "http://host.example/", IdentifyingReason.RandomValue)]
    [InlineData("http://host.example/s/aB3dE5fG7hJ9kL1m", "http://host.example/s/-removed-", IdentifyingReason.RandomValue)]
    public void What_may_select_content_stays_until_a_person_decides(string typed, string decided, IdentifyingReason why)
    {
        var address = Accepted(typed);
        var tokens = IdentifyingTokens.In(address);
        var span = Assert.Single(tokens.Spans);
        Assert.Equal((why, false), (span.Why, span.IsCertain));
        Assert.True(tokens.NeedsDecision);
        Assert.Equal(address.Text, tokens.ForDisclosure());
        Assert.Equal(decided, tokens.ForDisclosure([span]));
    }

    [Theory]
    [InlineData("http://host.example/")]
    [InlineData("http://host.example/gallery/2021/summer-holiday-pictures-of-the-year?page=2&sort=asc")]
    [InlineData("http://host.example/img/photo@2x.png")]
    [InlineData("http://host.example/@somebody")]
    [InlineData("http://host.example/thread/1234567890123456789")]
    [InlineData("http://host.example/?&&=")]
    public void An_ordinary_address_has_no_marks(string typed)
    {
        var address = Accepted(typed);
        Assert.Empty(IdentifyingTokens.In(address).Spans);
        Assert.Equal(address.Text, IdentifyingTokens.In(address).ForDisclosure());
    }

    [Fact]
    public void Marks_lie_inside_the_text_in_order_and_stripping_leaves_nothing_certain() => AnyText.Sample(
        typed =>
        {
            if (WebAddress.ReadExact(typed) is not WebAddress.Outcome.Accepted { Address: var address }) return;
            var tokens = IdentifyingTokens.In(address);
            var end = address.Text.IndexOf(address.Host, StringComparison.Ordinal) + address.Host.Length;
            foreach (var span in tokens.Spans)
            {
                Assert.True(span.Length > 0 && span.Start >= end && span.End <= address.Text.Length);
                end = span.End;
            }

            var shown = Assert.IsType<WebAddress.Outcome.Accepted>(WebAddress.ReadExact(tokens.ForDisclosure()));
            Assert.DoesNotContain(IdentifyingTokens.In(shown.Address).Spans, span => span.IsCertain);
            Assert.Equal(address.Host, shown.Address.Host);
        },
        iter: 20_000);

    [Theory]
    [InlineData("@")]
    [InlineData("a@b.example/")]
    [InlineData("eyJ.")]
    [InlineData("&sid=1")]
    [InlineData(";sid=1")]
    [InlineData("a1B2")]
    public void Long_and_hostile_addresses_are_marked_in_no_time(string piece)
    {
        foreach (var sign in "/?#")
        {
            var address = Accepted($"http://host.example/{sign}" + string.Concat(Enumerable.Repeat(piece, 8000 / piece.Length)) + "x");
            var started = TimeProvider.System.GetTimestamp();
            IdentifyingTokens.In(address).ForDisclosure();
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(1));
        }
    }
}
