using OpenHotline.Intake.Addresses;
using static OpenHotline.Tests.Intake.Addresses.AddressSamples;

namespace OpenHotline.Tests.Intake.Addresses;

public sealed class WebAddressReadingTests
{
    [Theory]
    [InlineData(null, AddressRefusal.Empty)]
    [InlineData("", AddressRefusal.Empty)]
    [InlineData(" \t\r\n\u200B", AddressRefusal.Empty)]
    [InlineData("hello", AddressRefusal.NotAWebAddress)]
    [InlineData("I do not know the address", AddressRefusal.NotAWebAddress)]
    [InlineData("somebody@mail.example", AddressRefusal.NotAWebAddress)]
    [InlineData("photo.jpg", AddressRefusal.NotAWebAddress)]
    [InlineData("12:30", AddressRefusal.NotAWebAddress)]
    [InlineData("1.5", AddressRefusal.NotAWebAddress)]
    [InlineData("3221225991", AddressRefusal.NotAWebAddress)]
    [InlineData("...", AddressRefusal.NotAWebAddress)]
    [InlineData("http://", AddressRefusal.NoHost)]
    [InlineData("https:///", AddressRefusal.NoHost)]
    [InlineData("http://?q", AddressRefusal.NoHost)]
    [InlineData("http://user@/", AddressRefusal.NoHost)]
    [InlineData("http://:80/", AddressRefusal.NoHost)]
    [InlineData("http://ho%20st.example/", AddressRefusal.BadHost)]
    [InlineData("http://ho%2Fst.example/", AddressRefusal.BadHost)]
    [InlineData("http://host..example/", AddressRefusal.BadHost)]
    [InlineData("http://host.example:99999/", AddressRefusal.BadHost)]
    [InlineData("http://host.example:0/", AddressRefusal.BadHost)]
    [InlineData("http://host.example:8o/", AddressRefusal.BadHost)]
    [InlineData("http://300.0.2.7/", AddressRefusal.BadHost)]
    [InlineData("http://1.2.3.4.5/", AddressRefusal.BadHost)]
    [InlineData("http://[2001:db8::1/", AddressRefusal.BadHost)]
    [InlineData("http://[2001:zz8::1]/", AddressRefusal.BadHost)]
    [InlineData("http://\uFFFD.example/", AddressRefusal.BadHost)]
    [InlineData("http://℀.example/", AddressRefusal.BadHost)]
    [InlineData("http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example/", AddressRefusal.BadHost)]
    [InlineData("http://localhost/", AddressRefusal.PrivateHost)]
    [InlineData("localhost:3000", AddressRefusal.PrivateHost)]
    [InlineData("http://intranet/", AddressRefusal.PrivateHost)]
    [InlineData("http://printer.local/", AddressRefusal.PrivateHost)]
    [InlineData("http://nas.home.arpa/", AddressRefusal.PrivateHost)]
    [InlineData("http://127.0.0.1/", AddressRefusal.PrivateHost)]
    [InlineData("http://2130706433/", AddressRefusal.PrivateHost)]
    [InlineData("http://0x7f.1/", AddressRefusal.PrivateHost)]
    [InlineData("http://0/", AddressRefusal.PrivateHost)]
    [InlineData("192.168.1.1", AddressRefusal.PrivateHost)]
    [InlineData("http://10.1.2.3/", AddressRefusal.PrivateHost)]
    [InlineData("http://169.254.169.254/", AddressRefusal.PrivateHost)]
    [InlineData("http://[::1]/", AddressRefusal.PrivateHost)]
    [InlineData("http://[fe80::1%25eth0]/", AddressRefusal.PrivateHost)]
    [InlineData("http://[fd00::1]/", AddressRefusal.PrivateHost)]
    [InlineData("http://[::ffff:127.0.0.1]/", AddressRefusal.PrivateHost)]
    [InlineData("http://[64:ff9b::7f00:1]/", AddressRefusal.PrivateHost)]
    [InlineData("http://[2002:7f00:1::]/", AddressRefusal.PrivateHost)]
    [InlineData("http://a.example/1 and http://a.example/2", AddressRefusal.SeveralAddresses)]
    [InlineData("http://a.example/\nhttp://b.example/", AddressRefusal.SeveralAddresses)]
    [InlineData("a.example b.example", AddressRefusal.SeveralAddresses)]
    [InlineData("http://a.example/1,http://b.example/2", AddressRefusal.SeveralAddresses)]
    [InlineData("[\"http://a.example/1\",\"http://b.example/2\"]", AddressRefusal.SeveralAddresses)]
    [InlineData("e.g. this one", AddressRefusal.NotAWebAddress)]
    public void What_is_no_web_address_is_refused_with_its_reason(string? typed, AddressRefusal why) => Assert.Equal(why, Refused(typed).Why);

    [Theory]
    [InlineData("data:image/png;base64,AAAA", "data")]
    [InlineData("DATA:text/html,http://a.example/", "data")]
    [InlineData("javascript:alert(1)", "javascript")]
    [InlineData("file:///C:/a.txt", "file")]
    [InlineData("mailto:somebody@mail.example", "mailto")]
    [InlineData("blob:https://a.example/5a", "blob")]
    [InlineData("ftp://a.example/b", "ftp")]
    [InlineData("magnet:?xt=urn:x", "magnet")]
    [InlineData("write to mailto:somebody@mail.example please", "mailto")]
    [InlineData("never-heard-of://a.example/", null)]
    public void Another_kind_of_address_is_refused_by_name(string typed, string? scheme) =>
        Assert.Equal(new WebAddress.Outcome.Refused(AddressRefusal.UnsupportedScheme, scheme), Refused(typed));

    [Fact]
    public void A_bare_number_where_an_address_is_announced_is_judged_as_one() => Assert.Equal("//192.0.2.7/", IdentityOf("//3221225991/"));

    [Theory]
    [InlineData("http://a.example/", AddressReading.AsTyped)]
    [InlineData("a.example", AddressReading.SchemeAssumed)]
    [InlineData("hxxp://a.example/", AddressReading.Repaired)]
    [InlineData("http://a[.]example/", AddressReading.Repaired)]
    [InlineData("http://a.example/b\r\n/c", AddressReading.LinesJoined)]
    [InlineData("http://a.example/b\r\nThanks!", AddressReading.WordsLeftOut)]
    [InlineData("http://a.example/a-long-line-as-mail-programs-break-it/\r\nthanks", AddressReading.LinesJoined)]
    [InlineData("(http://a.example/1,2;3),", AddressReading.AsTyped)]
    [InlineData("see a.example/x now", AddressReading.SchemeAssumed | AddressReading.WordsLeftOut)]
    public void The_reader_says_what_it_did(string typed, AddressReading reading) => Assert.Equal(reading, AcceptedOutcome(typed).Reading);

    [Fact]
    public void Every_length_over_the_bound_is_refused_without_reading_it()
    {
        var huge = new string('a', 10_000_000);
        var hugeData = "data:image/png;base64," + huge;
        var hugeBytes = new byte[10_000_000];
        // The runtime allocates too, when it compiles a method; a copy of the ten million would be a hundred times the bound.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = WebAddress.Read(huge);
        var ofBytes = WebAddress.Read(hugeBytes);
        var ofData = WebAddress.Read(hugeData);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000);
        Assert.Equal(new WebAddress.Outcome.Refused(AddressRefusal.TooLong), read);
        Assert.Equal(new WebAddress.Outcome.Refused(AddressRefusal.TooLong), ofBytes);
        Assert.Equal(new WebAddress.Outcome.Refused(AddressRefusal.UnsupportedScheme, "data"), ofData);
    }

    [Fact]
    public void The_longest_address_is_taken_and_one_sign_more_is_not()
    {
        var longest = "http://a.example/".PadRight(WebAddress.MaxChars, 'x');
        Assert.Equal(longest, Accepted(longest).Text);
        Assert.Equal(AddressRefusal.TooLong, Refused(longest + "x").Why);
        Assert.Equal(AddressRefusal.TooLong, Refused("http://a.example/" + new string('ü', 4000)).Why);
    }

    [Fact]
    public void User_and_password_are_a_step_beside_the_address()
    {
        var read = AcceptedOutcome("http://us%65r:p%40ss:word@host.example/");
        Assert.Equal("http://host.example/", read.Address.Text);
        Assert.Equal(new ReachedBy(Referrer: null, "user", "p@ss:word"), read.SignIn);
    }

    [Fact]
    public void Exact_text_keeps_spaces_and_final_signs()
    {
        var read = Assert.IsType<WebAddress.Outcome.Accepted>(WebAddress.ReadExact("http://host.example/my file (1)."));
        Assert.Equal("//host.example/my%20file%20(1).", read.Address.Identity);
    }

    [Fact]
    public void The_text_keeps_scheme_port_and_anchor()
    {
        var address = Accepted("HTTPS://Host.example:8443/a#part2");
        Assert.Equal("https://host.example:8443/a#part2", address.Text);
        Assert.Equal("//host.example:8443/a", address.Identity);
        Assert.Equal((WebScheme.Https, 8443, "part2", false), (address.Scheme, address.Port, address.Fragment, address.FragmentSelects));
    }

    [Fact]
    public void An_address_prints_nothing_of_itself()
    {
        var read = AcceptedOutcome("http://me:secret@host.example/private");
        Assert.DoesNotContain("example", $"{read} {read.Address} {read.SignIn} {read.Address.Site}", StringComparison.Ordinal);
        Assert.DoesNotContain("secret", $"{read}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://www.host.example/a", "host.example")]
    [InlineData("http://cdn.host.example/a", "cdn.host.example")]
    [InlineData("http://www.example/a", "www.example")]
    [InlineData("http://192.0.2.7:81/", "192.0.2.7")]
    public void A_site_is_its_host_without_www(string typed, string site) => Assert.Equal(site, Accepted(typed).Site.Host);
}
