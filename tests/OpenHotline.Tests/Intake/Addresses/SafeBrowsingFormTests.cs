using System.Text;
using CsCheck;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Tests.Intake.Addresses;

public sealed class SafeBrowsingFormTests
{
    [Theory]
    [InlineData("http://host/%2525252525252525", "http://host/%25")]
    [InlineData("http://host/%%%25%32%35asd%%", "http://host/%25%25%25asd%25%25")]
    [InlineData("http://%31%36%38%2e%31%38%38%2e%39%39%2e%32%36/%2E%73%65%63%75%72%65/", "http://168.188.99.26/.secure/")]
    [InlineData("http://www.host.example/blah/..", "http://www.host.example/")]
    [InlineData("www.host.example", "http://www.host.example/")]
    [InlineData("http://www.host.example.../", "http://www.host.example/")]
    [InlineData("http://www.host.example/foo\tbar\rbaz\n2", "http://www.host.example/foobarbaz2")]
    [InlineData("http://www.host.example/q?", "http://www.host.example/q?")]
    [InlineData("http://host.example/foo#bar#baz", "http://host.example/foo")]
    [InlineData("http://host.example:1234/", "http://host.example/")]
    [InlineData("http://host.example/ab%23cd", "http://host.example/ab%23cd")]
    [InlineData("http://host.example//twoslashes?more//slashes", "http://host.example/twoslashes?more//slashes")]
    [InlineData("http://user:pw@host.example/", "http://host.example/")]
    [InlineData("http://276.2.3/", "http://20.2.0.3/")]
    [InlineData("http://www.\u00fcmlat.example/", "http://www.xn--mlat-zra.example/")]
    [InlineData("", "http:///")]
    public void Text_is_brought_into_the_canonical_form(string typed, string form) => Assert.Equal(form, SafeBrowsingForm.Read(typed)!.Text);

    [Fact]
    public void Bytes_that_are_no_text_are_escaped() =>
        Assert.Equal("http://%01%80.example/", SafeBrowsingForm.Read([.. "http://"u8, 0x01, 0x80, .. ".example/"u8])!.Text);

    [Fact]
    public void Expressions_are_the_exact_one_then_wider_paths_then_wider_hosts() => Assert.Equal(
        [
            "a.b.example/1/2.html?param=1", "a.b.example/1/2.html", "a.b.example/", "a.b.example/1/",
            "b.example/1/2.html?param=1", "b.example/1/2.html", "b.example/", "b.example/1/",
        ],
        SafeBrowsingForm.Read("http://a.b.example/1/2.html?param=1")!.Expressions());

    [Fact]
    public void A_long_host_and_a_deep_path_stop_at_thirty()
    {
        var expressions = SafeBrowsingForm.Read("http://a.b.c.d.e.f.example/1/2/3/4/5?x")!.Expressions();
        Assert.Equal(SafeBrowsingForm.MaxExpressions, expressions.Count);
        Assert.Contains("c.d.e.f.example/1/2/3/", expressions);
        Assert.DoesNotContain("b.c.d.e.f.example/", expressions);
        Assert.DoesNotContain("a.b.c.d.e.f.example/1/2/3/4/", expressions);
    }

    [Fact]
    public void Numbers_have_no_wider_host() => Assert.Equal(["192.0.2.7/1/", "192.0.2.7/"], SafeBrowsingForm.Read("http://3221225991:80/1/")!.Expressions());

    [Fact]
    public void The_hash_is_that_of_the_published_example() =>
        Assert.Equal("af30010e4c011fc77e1ab03ef898ab2f8dec17c0bd178a875ad0cd9b7a6e5973", Convert.ToHexStringLower(SafeBrowsingForm.HashOf("foo.com/")));

    [Fact]
    public void An_address_and_its_form_differ_in_port_and_fragment_only()
    {
        var address = AddressSamples.Accepted("https://host.example:8443/a?b#!/c");
        Assert.Equal("https://host.example/a?b", SafeBrowsingForm.Of(address).Text);
        Assert.Equal(SafeBrowsingForm.HashOf("host.example/a?b"), SafeBrowsingForm.Of(address).Hash());
    }

    [Fact]
    public void The_form_of_a_form_is_itself() => Gen.OneOf(Gen.Byte.Array[0, 120], AddressSamples.AnyText.Select(Encoding.UTF8.GetBytes)).Sample(
        bytes =>
        {
            var form = SafeBrowsingForm.Read(bytes)!;
            Assert.Equal(form.Text, SafeBrowsingForm.Read(form.Text)!.Text);
            Assert.True(Ascii.IsValid(form.Text));
            Assert.InRange(form.Expressions().Count, 0, SafeBrowsingForm.MaxExpressions);
            Assert.Equal(form.Expressions().Count, form.Expressions().Distinct(StringComparer.Ordinal).Count());
        },
        iter: 20_000);

    [Fact]
    public void More_bytes_than_an_address_can_have_are_refused() => Assert.Null(SafeBrowsingForm.Read(new byte[SafeBrowsingForm.MaxBytes + 1]));

    [Fact]
    public void Escapes_within_escapes_are_undone_in_linear_time()
    {
        var started = TimeProvider.System.GetTimestamp();
        var form = SafeBrowsingForm.Read("http://host.example/%" + string.Concat(Enumerable.Repeat("25", 12_000)));
        Assert.Equal("http://host.example/%25", form!.Text);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(1));
    }
}
