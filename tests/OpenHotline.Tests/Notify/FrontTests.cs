using System.Globalization;
using System.Net;
using OpenHotline.Notify;

namespace OpenHotline.Tests.Notify;

/// <summary>The shipped knowledge of content delivery networks: that it is in order, and that it finds what it names and nothing beside.</summary>
public sealed class FrontTests
{
    private static readonly FrontKnowledge Shipped = FrontKnowledge.Read("");

    [Fact]
    public void What_is_shipped_is_dated_and_every_front_can_be_recognised_by_something()
    {
        Assert.True(DateOnly.TryParseExact(Shipped.Version, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), Shipped.Version);
        Assert.NotEmpty(Shipped.Fronts);
        Assert.Equal(Shipped.Fronts.Count, Shipped.Fronts.Select(front => front.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Shipped.Fronts, front =>
        {
            Assert.InRange(front.Name.Length, 1, AliasName.MaxCharacters);
            Assert.NotEqual(0, front.Suffixes.Count + front.Prefixes.Count + front.Systems.Count);
            Assert.All(front.Suffixes, suffix => Assert.Matches("^[a-z0-9-]+([.][a-z0-9-]+)+$", suffix));
            Assert.All(front.Prefixes, prefix => Assert.InRange(IPNetwork.Parse(prefix).PrefixLength, 8, 128));
            Assert.All(front.Systems, system => Assert.InRange(system, 1, uint.MaxValue));
        });
        // A number that stood in two places would be found in the first only.
        Assert.Equal(Shipped.Fronts.Sum(front => front.Systems.Count), Shipped.Fronts.SelectMany(front => front.Systems).Distinct().Count());
    }

    [Fact]
    public void A_front_is_found_by_its_network_by_a_name_that_leads_to_it_and_by_its_system()
    {
        Assert.All(Shipped.Fronts, front =>
        {
            Assert.All(front.Systems, system => Assert.Equal(front, Shipped.Find([], [], system)));
            Assert.All(front.Suffixes, suffix => Assert.Equal(front, Shipped.Find([], [$"pages.{suffix}"], system: null)));
            Assert.All(front.Prefixes, prefix => Assert.Equal(front, Shipped.Find([IPNetwork.Parse(prefix).BaseAddress], [], system: null)));
        });
    }

    [Theory]
    [InlineData("198.51.100.239", "towers.notfront.example")]
    [InlineData("192.0.2.10", "front.example.towers.example")]
    [InlineData("2001:db8:1::1", "front-example.test")]
    public void What_only_looks_like_a_front_is_none(string address, string alias) => Assert.Null(Shipped.Find([IPAddress.Parse(address)], [alias], 64511));
}
