using System.Security.Cryptography;
using System.Text;
using CsCheck;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Tests.Intake.Addresses;

public sealed class OnionNameTests
{
    [Theory]
    [InlineData("", "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a")]
    [InlineData("abc", "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "41c0dba2a9d6240849100376a8235e2c82e1b9998a999e21db32dd97496d3376")]
    public void Sha3_gives_the_published_digests(string message, string digest) => Assert.Equal(digest, Digest(Encoding.ASCII.GetBytes(message)));

    [Fact]
    public void Sha3_agrees_with_the_platform_at_every_length()
    {
        if (!SHA3_256.IsSupported) Assert.Skip("This operating system has no SHA3-256 to compare with.");
        Gen.Byte.Array[0, 300].Sample(message => Digest(message) == Convert.ToHexStringLower(SHA3_256.HashData(message)), iter: 2_000);
    }

    [Fact]
    public void A_name_made_by_the_specification_is_an_onion_address()
    {
        var name = NameOf(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
        var address = AddressSamples.Accepted($"http://www.{name.ToUpperInvariant()}.onion:80/a");
        Assert.Equal($"//www.{name}.onion/a", address.Identity);
        Assert.Equal((AddressNetwork.Onion, HostKind.Onion), (address.Network, address.HostKind));
        Assert.Equal($"{name}.onion", address.Site.Host);
        Assert.Equal(AddressNetwork.Clear, AddressSamples.Accepted("http://a.example/").Network);
    }

    [Fact]
    public void Any_single_wrong_letter_is_noticed()
    {
        var name = NameOf(new byte[32]);
        for (var i = 0; i < name.Length; i++)
        {
            var wrong = $"{name[..i]}{(name[i] == 'b' ? 'c' : 'b')}{name[(i + 1)..]}";
            Assert.Equal(AddressRefusal.BadOnionName, AddressSamples.Refused($"http://{wrong}.onion/").Why);
        }
    }

    [Theory]
    [InlineData("http://aaaaaaaaaaaaaaaa.onion/")]
    [InlineData("http://.onion.onion/")]
    [InlineData("http://00000000000000000000000000000000000000000000000000000000.onion/")]
    public void Other_lengths_and_alphabets_are_refused(string typed) => Assert.Equal(AddressRefusal.BadOnionName, AddressSamples.Refused(typed).Why);

    private static string Digest(byte[] message)
    {
        var digest = new byte[Sha3.Bytes256];
        Sha3.Hash256(message, digest);
        return Convert.ToHexStringLower(digest);
    }

    /// <summary>base32(key | checksum | version) as rend-spec v3 words it, written apart from the code under test.</summary>
    private static string NameOf(byte[] key)
    {
        var checksum = Convert.FromHexString(Digest([.. ".onion checksum"u8, .. key, 3]))[..2];
        byte[] all = [.. key, .. checksum, 3];
        var bits = string.Concat(all.Select(b => b.ToString("b8")));
        return string.Concat(Enumerable.Range(0, 56).Select(i => "abcdefghijklmnopqrstuvwxyz234567"[Convert.ToInt32(bits.Substring(i * 5, 5), 2)]));
    }
}
