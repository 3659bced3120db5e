using System.Net;
using System.Net.Sockets;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Outside.Wires;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Tests;

public sealed class NamesAndWiresTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_has_an_address_for_examples()
    {
        await using var house = await SmallHouse.OpenAsync();
        var answer = Assert.IsType<NameAnswer.Found>(await house.Get<INameServer>().AskAsync("Lanterns.Example.", NameRecordKind.Address4, Stop));
        Assert.True(SmallMap.Prompt.Prefix.Contains(Assert.Single(answer.Records).Address!));
    }

    [Fact]
    public async Task A_site_behind_a_front_is_reached_by_its_alias()
    {
        await using var house = await SmallHouse.OpenAsync();
        var answer = Assert.IsType<NameAnswer.Found>(await house.Get<INameServer>().AskAsync("towers.example", NameRecordKind.Address4, Stop));
        Assert.Equal("towers.front.example", answer.Records[0].Value);
        Assert.True(SmallMap.Front.Prefix.Contains(answer.Records[1].Address!));
    }

    [Theory]
    [InlineData("openhotline.org")]
    [InlineData("nobody.example")]
    [InlineData("localhost")]
    public async Task No_other_name_exists(string name)
    {
        await using var house = await SmallHouse.OpenAsync();
        Assert.IsType<NameAnswer.NoSuchName>(await house.Get<INameServer>().AskAsync(name, NameRecordKind.Address4, Stop));
    }

    [Theory]
    [InlineData("198.51.100.3", 443)]
    [InlineData("198.51.100.3", 22)]
    [InlineData("9.9.9.9", 80)]
    [InlineData("127.0.0.1", 80)]
    [InlineData("10.0.0.1", 80)]
    [InlineData("::1", 80)]
    public async Task Nothing_leads_out_of_the_small_internet(string address, int port)
    {
        await using var house = await SmallHouse.OpenAsync();
        await Assert.ThrowsAsync<SocketException>(async () => await house.Get<IDialler>().DialAsync(new IPEndPoint(IPAddress.Parse(address), port), Stop));
    }

    [Fact]
    public async Task A_page_is_fetched_through_the_guarded_client()
    {
        await using var house = await SmallHouse.OpenAsync();
        var seen = await LookAsync(house, "http://lanterns.example/album/3", WayOut.DirectName);
        Assert.Equal(200, seen.Status);
    }

    [Theory]
    [InlineData(WayOut.DirectName)]
    [InlineData(SandboxOutside.OtherWay)]
    public async Task A_page_that_was_taken_down_is_gone_by_both_ways(string way)
    {
        await using var house = await SmallHouse.OpenAsync();
        house.Ground.World.Change(new PageKey("lanterns.example", 3), PageState.Gone);
        Assert.Equal(404, (await LookAsync(house, "http://lanterns.example/album/3", way)).Status);
    }

    [Fact]
    public async Task A_cloaked_page_is_empty_from_here_and_full_from_elsewhere()
    {
        await using var house = await SmallHouse.OpenAsync();
        house.Ground.World.Change(new PageKey("masks.example", 1), PageState.Cloaked);
        var here = await LookAsync(house, "http://masks.example/album/1", WayOut.DirectName);
        var there = await LookAsync(house, "http://masks.example/album/1", SandboxOutside.OtherWay);
        Assert.NotEqual(here.BodySha256, there.BodySha256);
        Assert.True(there.Bytes > here.Bytes);
    }

    private static async Task<(int Status, string BodySha256, long Bytes)> LookAsync(SmallHouse house, string address, string way)
    {
        var outcome = await house.Get<IReportedPages>().FetchAsync(new FetchRequest(new Uri(address), way), Stop);
        var fetched = Assert.IsType<FetchOutcome.Fetched>(outcome);
        return (fetched.Status, Convert.ToHexString(fetched.Sha256), fetched.ByteCount);
    }
}
