using System.Net;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Tests;

public sealed class RegistryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Handles => [.. SmallMap.Networks.Select(network => network.Handle)];

    [Theory]
    [MemberData(nameof(Handles))]
    public async Task The_houses_own_client_finds_who_holds_every_network(string handle)
    {
        await using var house = await SmallHouse.OpenAsync();
        var network = SmallMap.Networks.Single(one => one.Handle == handle);
        var address = SandboxWorld.AddressIn(network.Prefix, 3);
        var found = Assert.IsType<RegistryAnswer.Found>(await house.Get<IRegistry>().AskAsync(new RegistryQuestion.Network(address), Stop)).Record;
        Assert.Equal(handle, found.Handle);
        Assert.Equal(network.Organisation, found.Organisation);
        Assert.Equal(network.Country, found.Country);
        Assert.Equal([network.System], found.OriginSystems);
        Assert.Equal((network.AbuseMailbox, ContactSource.Abuse), (found.Contacts[0].Mailbox, found.Contacts[0].Source));
    }

    [Fact]
    public async Task A_number_and_a_domain_are_known_too()
    {
        await using var house = await SmallHouse.OpenAsync();
        var registry = house.Get<IRegistry>();
        Assert.IsType<RegistryAnswer.Found>(await registry.AskAsync(new RegistryQuestion.AutonomousSystem(SmallMap.Front.System), Stop));
        var domain = Assert.IsType<RegistryAnswer.Found>(await registry.AskAsync(new RegistryQuestion.Domain("www.kites.example"), Stop)).Record;
        Assert.Equal("Small Registrar", domain.Registrar);
    }

    [Fact]
    public async Task Nobody_holds_an_address_that_was_not_given_out()
    {
        await using var house = await SmallHouse.OpenAsync();
        Assert.IsType<RegistryAnswer.NoData>(await house.Get<IRegistry>().AskAsync(new RegistryQuestion.Network(IPAddress.Parse("192.0.2.200")), Stop));
    }

    [Fact]
    public async Task The_lists_of_registries_can_be_read_anew()
    {
        await using var house = await SmallHouse.OpenAsync();
        var outcome = await house.Get<RefreshKnownRegistries>().RunAsync(Stop);
        Assert.Equal((4, 1), (outcome.Renewed, outcome.Failed));
        Assert.IsType<RegistryAnswer.Found>(await house.Get<IRegistry>().AskAsync(new RegistryQuestion.Network(IPAddress.Parse("203.0.113.3")), Stop));
    }
}
