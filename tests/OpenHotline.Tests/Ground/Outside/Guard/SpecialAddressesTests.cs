using System.Net;
using OpenHotline.Ground.Outside.Guard;

namespace OpenHotline.Tests.Ground.Outside.Guard;

public sealed class SpecialAddressesTests
{
    [Theory]
    [InlineData("0.0.0.0", "0.255.255.255", AddressKind.Unspecified)]
    [InlineData("10.0.0.0", "10.255.255.255", AddressKind.Private)]
    [InlineData("100.64.0.0", "100.127.255.255", AddressKind.CarrierShared)]
    [InlineData("127.0.0.0", "127.255.255.255", AddressKind.Loopback)]
    [InlineData("168.63.129.16", "168.63.129.16", AddressKind.Reserved)]
    [InlineData("169.254.0.0", "169.254.255.255", AddressKind.LinkLocal)]
    [InlineData("172.16.0.0", "172.31.255.255", AddressKind.Private)]
    [InlineData("192.0.0.0", "192.0.0.255", AddressKind.Reserved)]
    [InlineData("192.0.2.0", "192.0.2.255", AddressKind.Documentation)]
    [InlineData("192.88.99.0", "192.88.99.255", AddressKind.Tunnel)]
    [InlineData("192.168.0.0", "192.168.255.255", AddressKind.Private)]
    [InlineData("198.18.0.0", "198.19.255.255", AddressKind.Reserved)]
    [InlineData("198.51.100.0", "198.51.100.255", AddressKind.Documentation)]
    [InlineData("203.0.113.0", "203.0.113.255", AddressKind.Documentation)]
    [InlineData("224.0.0.0", "239.255.255.255", AddressKind.Multicast)]
    [InlineData("240.0.0.0", "255.255.255.254", AddressKind.Reserved)]
    public void A_special_range_ends_where_it_ends(string first, string last, AddressKind kind)
    {
        Assert.Equal(kind, Kind(first));
        Assert.Equal(kind, Kind(last));
        Assert.NotEqual(kind, SpecialAddresses.KindOf(Step(first, -1)));
        if (last != "255.255.255.254") Assert.NotEqual(kind, SpecialAddresses.KindOf(Step(last, 1)));
    }

    [Theory]
    [InlineData("1.1.1.1", AddressKind.Public)]
    [InlineData("172.32.0.1", AddressKind.Public)]
    [InlineData("255.255.255.255", AddressKind.Multicast)]
    [InlineData("2606:4700::1", AddressKind.Public)]
    [InlineData("2a00::1", AddressKind.Public)]
    [InlineData("::", AddressKind.Unspecified)]
    [InlineData("::1", AddressKind.Loopback)]
    [InlineData("::2", AddressKind.Tunnel)]
    [InlineData("::ffff:8.8.8.8", AddressKind.Tunnel)]
    [InlineData("::ffff:0:8.8.8.8", AddressKind.Tunnel)]
    [InlineData("::8.8.8.8", AddressKind.Tunnel)]
    [InlineData("64:ff9b::808:808", AddressKind.Tunnel)]
    [InlineData("64:ff9b:1::1", AddressKind.Tunnel)]
    [InlineData("100::1", AddressKind.Reserved)]
    [InlineData("2001::1", AddressKind.Tunnel)]
    [InlineData("2001:2::1", AddressKind.Reserved)]
    [InlineData("2001:20::1", AddressKind.Reserved)]
    [InlineData("2001:200::1", AddressKind.Public)]
    [InlineData("2001:db8:ffff::1", AddressKind.Documentation)]
    [InlineData("2002:808:808::1", AddressKind.Tunnel)]
    [InlineData("3fff:fff::1", AddressKind.Documentation)]
    [InlineData("4000::1", AddressKind.Reserved)]
    [InlineData("5f00::1", AddressKind.Reserved)]
    [InlineData("fc00::1", AddressKind.Private)]
    [InlineData("fdff::1", AddressKind.Private)]
    [InlineData("fe80::1", AddressKind.LinkLocal)]
    [InlineData("fec0::1", AddressKind.Private)]
    [InlineData("ff02::1", AddressKind.Multicast)]
    public void An_address_has_a_kind(string address, AddressKind kind) => Assert.Equal(kind, Kind(address));

    [Fact]
    public void In_the_sandbox_the_public_internet_is_refused()
    {
        Assert.False(AddressPolicy.DocumentationOnly.Allows(IPAddress.Parse("1.1.1.1")));
        Assert.True(AddressPolicy.DocumentationOnly.Allows(IPAddress.Parse("203.0.113.5")));
        Assert.False(AddressPolicy.PublicOnly.Allows(IPAddress.Parse("203.0.113.5")));
        Assert.True(AddressPolicy.PublicOnly.Allows(IPAddress.Parse("1.1.1.1")));
    }

    [Theory]
    [InlineData("http://0x7f.1/", "127.0.0.1")]
    [InlineData("http://3221225994/", "192.0.2.10")]
    [InlineData("http://0300.0.02.012/", "192.0.2.10")]
    [InlineData("http://0xC000020A/", "192.0.2.10")]
    [InlineData("http://192.0.522/", "192.0.2.10")]
    [InlineData("http://192.0.2.10./", "192.0.2.10")]
    [InlineData("http://[2001:DB8:0::1]/", "2001:db8::1")]
    public void An_odd_spelling_is_read_as_the_address_it_means(string address, string ip) =>
        Assert.Equal(IPAddress.Parse(ip), HostName.Read(new Uri(address))?.Address);

    [Theory]
    [InlineData("http://Page.Example./", "page.example")]
    [InlineData("http://bücher.example/", "xn--bcher-kva.example")]
    [InlineData("http://a_b.example/", "a_b.example")]
    public void A_name_is_read_in_its_usual_form(string address, string name) => Assert.Equal(new HostName(name, null), HostName.Read(new Uri(address)));

    private static AddressKind Kind(string address) => SpecialAddresses.KindOf(IPAddress.Parse(address));

    private static IPAddress Step(string address, int by)
    {
        var bytes = IPAddress.Parse(address).GetAddressBytes();
        var number = (uint)((bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3]) + (uint)by;
        return new IPAddress([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
    }
}
