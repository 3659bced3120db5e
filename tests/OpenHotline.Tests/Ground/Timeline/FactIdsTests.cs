using OpenHotline.Ground.Timeline;

namespace OpenHotline.Tests.Ground.Timeline;

public sealed class FactIdsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ids_of_one_millisecond_grow_in_the_order_in_which_they_are_given()
    {
        var ids = new FactIds();
        var given = Enumerable.Range(0, 10_000).Select(_ => ids.Next(Noon)).ToList();
        Assert.Equal(given.OrderBy(id => id.ToString(), StringComparer.Ordinal), given);
        Assert.Equal(10_000, given.Distinct().Count());
    }

    [Fact]
    public void Ids_go_on_growing_where_the_clock_goes_back()
    {
        var ids = new FactIds();
        var first = ids.Next(Noon);
        Assert.True(string.CompareOrdinal(ids.Next(Noon.AddHours(-1)).ToString(), first.ToString()) > 0);
    }

    [Fact]
    public void An_id_is_a_version_7_with_the_time_of_its_fact()
    {
        var id = new FactIds().Next(Noon);
        Assert.Equal((7, 8), (id.Version, id.Variant & 0xC));
        Assert.Equal(Noon.ToUnixTimeMilliseconds(), Convert.ToInt64(id.ToString("N")[..12], 16));
    }

    [Fact]
    public async Task Many_at_once_never_get_the_same_id()
    {
        var ids = new FactIds();
        var given = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 5000).Select(_ => ids.Next(Noon)).ToList())));
        Assert.Equal(20_000, given.SelectMany(one => one).Select(id => id.ToString()[..18]).Distinct().Count());
    }
}
