using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Prevent.Help;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Prevent;

public sealed class HelpContactTests
{
    private static readonly HelpService Service = new("gb", "Example Line", HelpFor.YoungPeople, "+44 20 7946 0101", "Always", "English");

    [Theory, OnEveryDatabase]
    public async Task A_service_is_shown_once_somebody_else_has_tried_it_and_gone_when_it_is_removed(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var writer = Guid.NewGuid();
        var contact = Assert.IsType<AddHelpContact.Outcome.Added>(await house.AsAsync(writer, services => services.GetRequiredService<AddHelpContact>().RunAsync(Service, TestContext.Current.CancellationToken))).ContactId;
        Assert.Empty(await ShownAsync(house));
        Assert.Equal(CheckHelpContact.Outcome.SomebodyElseMust, await CheckAsync(house, contact, writer));
        Assert.Equal(CheckHelpContact.Outcome.Checked, await CheckAsync(house, contact, Guid.NewGuid()));
        Assert.Equal("+442079460101", Assert.Single(await ShownAsync(house)).Dialled);
        Assert.Equal(["GB"], await house.InScopeAsync(services => services.GetRequiredService<ReadHelpContacts>().CountriesAsync(TestContext.Current.CancellationToken)));
        await house.InScopeAsync(services => services.GetRequiredService<RemoveHelpContact>().RunAsync(contact, TestContext.Current.CancellationToken));
        Assert.Empty(await ShownAsync(house));
    }

    [Theory]
    [InlineData("Great Britain", "Line", "112", AddHelpContact.Refusal.NoSuchCountry)]
    [InlineData("GB", " ", "112", AddHelpContact.Refusal.NoName)]
    [InlineData("GB", "Line", "call us", AddHelpContact.Refusal.NoTelephone)]
    [InlineData("GB", "Line", "12", AddHelpContact.Refusal.NoTelephone)]
    public async Task A_service_that_nobody_could_reach_is_refused(string country, string name, string telephone, AddHelpContact.Refusal why)
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var refused = Assert.IsType<AddHelpContact.Outcome.Refused>(await house.InScopeAsync(services => services.GetRequiredService<AddHelpContact>()
            .RunAsync(Service with { Country = country, Name = name, Telephone = telephone }, TestContext.Current.CancellationToken)));
        Assert.Equal(why, refused.Why);
    }

    private static Task<List<HelpContact>> ShownAsync(TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<ReadHelpContacts>().OfAsync("GB", TestContext.Current.CancellationToken));

    private static Task<CheckHelpContact.Outcome> CheckAsync(TestHouse house, Guid contact, Guid by) =>
        house.AsAsync(by, services => services.GetRequiredService<CheckHelpContact>().RunAsync(contact, TestContext.Current.CancellationToken));
}
