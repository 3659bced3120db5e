using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;
using OpenHotline.Triage;

namespace OpenHotline.Tests.Triage;

public sealed class CaseNumberTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("C-9F3A01B7")]
    [InlineData("c-9f3a01b7")]
    [InlineData("9f3a01b7")]
    [InlineData(" C 9F3A 01B7 ")]
    [InlineData("c–9f3a–01b7")]
    [InlineData("C\u00a09f-3a-01-b7")]
    public void A_number_is_read_as_people_type_it(string typed) => Assert.Equal(new CaseNumber(0x9F3A01B7), CaseNumber.Read(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("C-9F3A01B")]
    [InlineData("9F3A01B")]
    [InlineData("C-9F3A01B77")]
    [InlineData("D-9F3A01B7")]
    [InlineData("C-9F3A01BG")]
    [InlineData("+9F3A01B")]
    [InlineData("https://a.example/")]
    public void What_is_no_number_is_not_taken_for_one(string? typed) => Assert.Null(CaseNumber.Read(typed));

    [Fact]
    public void A_number_that_begins_with_C_is_not_shortened()
    {
        Assert.Equal(new CaseNumber(0xC1234567), CaseNumber.Read("C1234567"));
        Assert.Equal(new CaseNumber(0xC1234567), CaseNumber.Read("C-C1234567"));
        Assert.Equal("C-0000000A", new CaseNumber(10).ToString());
    }

    [Fact]
    public void The_number_is_the_end_of_the_id_and_reads_back()
    {
        var id = Guid.Parse("019a9d3e-0000-7000-8000-00009f3a01b7");
        Assert.Equal("C-9F3A01B7", CaseNumber.Of(id).ToString());
        for (var i = 0; i < 100; i++)
        {
            var number = CaseNumber.Of(Guid.CreateVersion7());
            Assert.Equal(number, CaseNumber.Read(number.ToString()));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_case_is_found_by_its_number_and_so_are_two_that_share_one(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var ids = await house.Cases.MakeAsync(5);
        foreach (var id in ids) Assert.Equal([id], await FoundAsync(house, CaseNumber.Of(id)));
        var (older, newer) = (Guid.Parse("019a9d3e-0000-7000-8000-0000ffffff01"), Guid.Parse("019a9d3e-1111-7000-8000-0000ffffff01"));
        await house.House.InUnitAsync(services =>
        {
            foreach (var id in new[] { newer, older }) services.GetRequiredService<HotlineDb>().Add(new QueueItem(id, id, ThingKind.Chat, isOnion: false, DateTime.UnixEpoch));
            return Task.FromResult(true);
        });
        Assert.Equal([newer, older], await FoundAsync(house, CaseNumber.Of(older)));
        Assert.Empty(await FoundAsync(house, new CaseNumber(CaseNumber.Of(ids[0]).Value ^ 0x5A5A5A5A)));
    }

    private static Task<List<Guid>> FoundAsync(TriageHouse house, CaseNumber number) =>
        house.AskAsync<FindCase, List<Guid>>(async find => [.. (await find.RunAsync(number, Stop)).Select(item => item.Id)]);
}
