using OpenHotline.Intake.Addresses;

namespace OpenHotline.Tests.Intake.Addresses;

public sealed class DefangedTests
{
    [Theory]
    [InlineData("https://host.example/path.html", "hxxps://host[.]example/path.html")]
    [InlineData("http://www.host.example:8080/a?b#!/c", "hxxp://www[.]host[.]example:8080/a?b#!/c")]
    [InlineData("http://192.0.2.7/", "hxxp://192[.]0[.]2[.]7/")]
    [InlineData("https://[2001:db8::1]:8443/a", "hxxps://[2001[:]db8[:][:]1]:8443/a")]
    public void An_address_is_shown_so_that_nobody_opens_it_by_accident(string typed, string shown)
    {
        var address = AddressSamples.Accepted(typed);
        Assert.Equal(shown, Defanged.Of(address));
        Assert.Equal(address.Text, Defanged.Refang(shown)!.Text);
        Assert.Equal(address.Text, AddressSamples.Accepted(shown).Text);
    }

    [Fact]
    public void What_is_no_address_has_nothing_to_refang() => Assert.Null(Defanged.Refang("hello"));
}
