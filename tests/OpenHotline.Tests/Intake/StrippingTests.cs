using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake;
using OpenHotline.Intake.Addresses;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Intake;

public sealed class StrippingTests
{
    private const string Address = "http://a.example/join?ref=8812&x=1&key=open&fbclid=IwAR3x";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task What_a_person_chose_is_taken_out_and_what_they_left_stays(TestDatabase database)
    {
        await using var fresh = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(fresh.Address);
        var page = await AddAsync(house, Address);
        Assert.Equal("http://a.example/join?ref=8812&x=1&key=open", await ShownAsync(house, page));
        Assert.Equal(ChooseStripping.Outcome.Kept, await ChooseAsync(house, page, At("ref="), 3, -7, At("fbclid=")));
        Assert.Equal("http://a.example/join?x=1&key=open", await ShownAsync(house, page));
        Assert.Equal(ChooseStripping.Outcome.KeptAlready, await ChooseAsync(house, page, At("ref=")));
        Assert.Equal(ChooseStripping.Outcome.Kept, await ChooseAsync(house, page, At("ref="), At("key=")));
        Assert.Equal("http://a.example/join?x=1", await ShownAsync(house, page));
        Assert.Equal(ChooseStripping.Outcome.Kept, await ChooseAsync(house, page));
        Assert.Equal("http://a.example/join?ref=8812&x=1&key=open", await ShownAsync(house, page));
        Assert.Equal(ChooseStripping.Outcome.NoSuchPage, await ChooseAsync(house, Guid.NewGuid(), 1));
        var facts = await house.InScopeAsync(services => services.GetRequiredService<HotlineDb>().Set<FactRow>().OrderBy(row => row.Id).Select(row => row.Bytes).ToListAsync(Stop));
        Assert.Equal([new StrippingChosen(page, 2, 1), new StrippingChosen(page, 2, 2), new StrippingChosen(page, 2, 0)], facts.Select(bytes => Timeline.Read(0, bytes).Fact).OfType<StrippingChosen>());
    }

    [Theory, OnEveryDatabase]
    public async Task The_choice_is_sealed_and_gone_with_the_key(TestDatabase database)
    {
        await using var fresh = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(fresh.Address);
        var page = await AddAsync(house, Address);
        await ChooseAsync(house, page, At("ref="));
        var kept = await house.InScopeAsync(services => services.GetRequiredService<HotlineDb>().Set<Webpage>().Select(row => row.SealedStripping).SingleAsync(Stop));
        Assert.DoesNotContain($"{At("ref=")}+", System.Text.Encoding.UTF8.GetString(kept!), StringComparison.Ordinal);
        await house.InUnitAsync(async services =>
        {
            await services.GetRequiredService<HotlineDb>().ExecuteAsync("DELETE FROM record_keys", Stop);
            return true;
        });
        Assert.Null(await house.InScopeAsync(services => services.GetRequiredService<DiscloseAddress>().RunAsync(page, Stop)));
    }

    [Fact]
    public void A_choice_that_fits_no_mark_any_more_takes_every_doubtful_part_out()
    {
        var marks = IdentifyingTokens.In(((WebAddress.Outcome.Accepted)WebAddress.ReadExact(Address)).Address);
        var doubtful = marks.Spans.Where(span => !span.IsCertain).ToList();
        Assert.Equal(2, doubtful.Count);
        Assert.Equal([doubtful[0]], StrippingChoice.Read(StrippingChoice.Of([doubtful[0]]).ToText()).Of(marks));
        Assert.Equal(doubtful, StrippingChoice.Read("3+4").Of(marks));
        Assert.Empty(StrippingChoice.None.Of(marks));
    }

    private static int At(string part) => Address.IndexOf(part, StringComparison.Ordinal);

    private static Task<ChooseStripping.Outcome> ChooseAsync(TestHouse house, Guid page, params int[] starts) =>
        house.InScopeAsync(services => services.GetRequiredService<ChooseStripping>().RunAsync(page, starts, Stop));

    private static Task<string?> ShownAsync(TestHouse house, Guid page) =>
        house.InScopeAsync(async services => (await services.GetRequiredService<DiscloseAddress>().RunAsync(page, Stop))?.Address?.Text);

    private static Task<Guid> AddAsync(TestHouse house, string address) => house.InUnitAsync(services =>
    {
        var id = Guid.CreateVersion7(house.Clock.GetUtcNow());
        services.GetRequiredService<HotlineDb>().Add(new Webpage(id, [1], [2], [3], services.GetRequiredService<Vault>().NewRecord(id).Seal(SealedFields.WebpageAddress, address), isOnion: false, house.Clock.GetUtcNow().UtcDateTime));
        return Task.FromResult(id);
    });
}
