using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Outside.Wires;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake;
using OpenHotline.Testing;
using OpenHotline.Tests.Intake;
using OpenHotline.Verify;

namespace OpenHotline.Tests.Verify;

/// <summary>A reported, assessed page and what happens to it, in few words.</summary>
internal static class VerifySteps
{
    public const string Address = "https://page.example/1";

    public static Task<TestHouse> OpenAsync(TestDatabase database, Stage stage, bool twoWays = false, Action<IServiceCollection>? more = null) => TestHouse.OpenAsync(database, outside =>
    {
        outside.AddSingleton<IReportedPages>(stage);
        if (twoWays) outside.AddSingleton(new OutsideSettings { Ways = [new WaySettings { Name = "other", ProxyHost = "192.0.2.9" }] });
        more?.Invoke(outside);
    });

    public static async Task<Episode> AssessedPageAsync(this TestHouse house, string address = Address)
    {
        // Ids of one millisecond have no order.
        house.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await house.ReportAsync(address);
        await house.OpenArrivalsAsync();
        var episode = await house.InScopeAsync(services => services.GetRequiredService<HotlineDb>().Episodes.AsNoTracking().OrderByDescending(one => one.Id).FirstAsync(TestContext.Current.CancellationToken));
        await house.TellAsync(Assessed(episode));
        return episode;
    }

    public static EpisodeAssessed Assessed(Episode episode, Verdict verdict = Verdict.Actionable, int revision = 1) => new(
        episode.WebpageId, episode.Id, Guid.NewGuid(), revision, null, null, ThingKind.Webpage, verdict, ContentKind.Imagery, UkCategory.C, InhopeClass.Baseline, IndustryClass.B2,
        AgeBand.Age11To13, DepictedSex.Girls, HowMade.SelfGenerated, Commerciality.NotCommercial, SiteType.ImageHost, false, ReportSource.Public, 1);

    public static async Task TellAsync(this TestHouse house, params Fact[] facts)
    {
        await house.InUnitAsync(services =>
        {
            foreach (var fact in facts) services.GetRequiredService<OpenHotline.Ground.Timeline.Timeline>().Write(fact);
            return Task.FromResult(true);
        });
        await house.TellFactsAsync();
    }

    /// <summary>Lets time pass, then looks at what is due and tells what came of it.</summary>
    public static async Task LookAfterAsync(this TestHouse house, TimeSpan pause)
    {
        house.Clock.Advance(pause);
        await house.RunJobAsync<RunDueChecksJob>();
        await house.TellFactsAsync();
    }

    public static Task<Watch> WatchOfAsync(this TestHouse house, Episode episode) =>
        house.InScopeAsync(services => services.GetRequiredService<HotlineDb>().Watches.AsNoTracking().SingleAsync(watch => watch.EpisodeId == episode.Id, TestContext.Current.CancellationToken));

    public static async Task<List<T>> FactsAsync<T>(this TestHouse house) where T : Fact
    {
        var rows = await house.ListAsync($"SELECT bytes FROM facts WHERE kind = '{FactKinds.Of<T>()}' ORDER BY id", row => row.GetFieldValue<byte[]>(0));
        return [.. rows.Select(bytes => (T)OpenHotline.Ground.Timeline.Timeline.Read(0, bytes).Fact!)];
    }
}
