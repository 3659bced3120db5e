using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Timeline;
using OpenHotline.Matching.Pdq;
using OpenHotline.Recognise;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Recognise;

/// <summary>What people do with banks, as steps of a test.</summary>
internal static class BankSteps
{
    public static async Task<Guid> BankAsync(this TestHouse house, string name = "Partner list", BankPurpose purpose = BankPurpose.Partner, int radius = PdqHash.EverydayRadius)
    {
        var id = Assert.IsType<AddBank.Outcome.Added>(await house.InScopeAsync(services => services.GetRequiredService<AddBank>().RunAsync(name, purpose, "Example partner", Stop))).BankId;
        Assert.Equal(SetRadius.Outcome.Set, await house.InScopeAsync(services => services.GetRequiredService<SetRadius>().RunAsync(id, radius, Stop)));
        return id;
    }

    public static async Task<AddEntries.Outcome.Done> AddAsync(this TestHouse house, Guid bank, string text, EntryWish? wish = null) => Assert.IsType<AddEntries.Outcome.Done>(await house.InScopeAsync(services =>
        services.GetRequiredService<AddEntries>().RunAsync(bank, new StringReader(text), wish ?? new EntryWish(), Stop)));

    public static Task<LookUpHash.Outcome> LookUpAsync(this TestHouse house, string text) => house.InScopeAsync(services => services.GetRequiredService<LookUpHash>().RunAsync(text, forCase: null, Stop));

    public static async Task<IReadOnlyList<LookUpHash.Hit>> HitsAsync(this TestHouse house, PdqHash hash)
    {
        var found = Assert.IsType<LookUpHash.Outcome.LookedUp>(await house.LookUpAsync($"pdq:{hash}"));
        Assert.True(found.IsComplete);
        return found.Hits;
    }

    /// <summary>What was refused; null where it was noted.</summary>
    public static Task<JudgeEntry.Refusal?> SayAsync(this TestHouse house, Guid who, Guid entry, EntrySaying saying, string? why = null) => house.InScopeAsync(async services =>
    {
        services.GetRequiredService<Actor>().ActAs(who);
        return (await services.GetRequiredService<JudgeEntry>().RunAsync(entry, saying, why, Stop) as JudgeEntry.Outcome.Refused)?.Why;
    });

    /// <summary>A hash that differs in exactly so many bits, the first ones from a place on.</summary>
    public static PdqHash Turned(this PdqHash hash, int bits, int from = 0)
    {
        Span<byte> bytes = stackalloc byte[PdqHash.LengthBytes];
        hash.CopyTo(bytes);
        for (var bit = from; bit < from + bits; bit++) bytes[bit % PdqHash.LengthBits / 8] ^= (byte)(1 << (bit % 8));
        return PdqHash.FromBytes(bytes);
    }

    public static PdqHash Random(System.Random random)
    {
        Span<byte> bytes = stackalloc byte[PdqHash.LengthBytes];
        random.NextBytes(bytes);
        return PdqHash.FromBytes(bytes);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
