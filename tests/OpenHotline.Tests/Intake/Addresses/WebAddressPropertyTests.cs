using CsCheck;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Tests.Intake.Addresses;

public sealed class WebAddressPropertyTests
{
    [Fact]
    public void Normalising_twice_is_normalising_once() => AddressSamples.AnyText.Sample(
        typed =>
        {
            if (WebAddress.Read(typed) is not WebAddress.Outcome.Accepted first) return;
            var ofIdentity = Assert.IsType<WebAddress.Outcome.Accepted>(WebAddress.ReadExact(first.Address.Identity));
            var ofText = Assert.IsType<WebAddress.Outcome.Accepted>(WebAddress.ReadExact(first.Address.Text));
            Assert.Equal(first.Address.Identity, ofIdentity.Address.Identity);
            Assert.Equal(first.Address.Identity, ofText.Address.Identity);
            Assert.Equal(first.Address.Text, ofText.Address.Text);
            Assert.True(System.Text.Ascii.IsValid(first.Address.Text));
        },
        iter: 20_000);

    [Fact]
    public void No_bytes_make_the_reader_throw() => Gen.Byte.Array[0, 200].Sample(bytes => WebAddress.Read(bytes) is not null, iter: 20_000);

    [Fact]
    public void An_exact_reading_that_succeeds_is_stable_too() => AddressSamples.AnyText.Sample(
        typed => WebAddress.ReadExact(typed) is not WebAddress.Outcome.Accepted { Address: var address }
            || (Defanged.Refang(address.Identity)?.Identity == address.Identity && Defanged.Refang(Defanged.Of(address))?.Text == address.Text),
        iter: 20_000);

    [Fact]
    public void Ten_thousand_brackets_or_words_are_read_in_no_time()
    {
        foreach (var hostile in new[] { "(", ")", "[", "<", "\"", "a.b ", "http://", "www. ", ".", "%25", "[.]", "//", "xn--", "ü", "ü.", "/.." })
        {
            var text = string.Concat(Enumerable.Repeat(hostile, WebAddress.MaxChars / hostile.Length));
            var started = TimeProvider.System.GetTimestamp();
            WebAddress.Read(text);
            WebAddress.Read(("http://a.example/" + text)[..WebAddress.MaxChars]);
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(2), hostile);
        }
    }
}
