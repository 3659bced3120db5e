using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Testing;
using OpenHotline.Triage;

namespace OpenHotline.Tests.Triage;

/// <summary>Puts cases into a house as Intake does: records and facts, then lets the queue hear of them.</summary>
internal sealed class CaseMaker(TestHouse house)
{
    public async Task<IReadOnlyList<Guid>> MakeAsync(int count, ReportSource source = ReportSource.Public, string site = "a.example", Guid? memberId = null, bool atRisk = false, EpisodeCause cause = EpisodeCause.Reported)
    {
        var ids = await house.InUnitAsync(services =>
        {
            var made = Enumerable.Range(0, count).Select(_ => Make(services, source, site, memberId, atRisk, cause)).ToList();
            return Task.FromResult<IReadOnlyList<Guid>>(made);
        });
        await house.TellFactsAsync();
        return ids;
    }

    public async Task<Guid> MakeOneAsync(ReportSource source = ReportSource.Public, string site = "a.example", Guid? memberId = null, bool atRisk = false, EpisodeCause cause = EpisodeCause.Reported) =>
        (await MakeAsync(1, source, site, memberId, atRisk, cause))[0];

    /// <summary>Another report of a case that is there.</summary>
    public async Task ReportAgainAsync(Guid episodeId, ReportSource source = ReportSource.Public, Guid? memberId = null)
    {
        await house.InUnitAsync(services =>
        {
            var db = services.GetRequiredService<HotlineDb>();
            var webpageId = db.Episodes.Single(episode => episode.Id == episodeId).WebpageId;
            AddReport(services, webpageId, episodeId, source, memberId, atRisk: false, isFirst: false);
            return Task.FromResult(true);
        });
        await house.TellFactsAsync();
    }

    public async Task<Guid> MakeThingAsync()
    {
        var id = await house.InUnitAsync(services =>
        {
            var now = house.Clock.GetUtcNow();
            var report = new Report(Guid.CreateVersion7(now), now.UtcDateTime, ReportSource.Public, ReportChannel.Form, ThingKind.Chat, RandomNumberGenerator.GetBytes(32), sealedText: null, memberId: null, saysChildAtRisk: false);
            services.GetRequiredService<HotlineDb>().Add(report);
            Timeline(services).Write(new ReportReceived(report.Id, WebpageId: null, EpisodeId: null, report.Source, report.Channel, report.Thing, now.UtcDateTime, IsFirstOfWebpage: false, IsOnion: false, SaysChildAtRisk: false));
            return Task.FromResult(report.Id);
        });
        await house.TellFactsAsync();
        return id;
    }

    /// <summary>Writes a fact of another room and lets the queue hear of it.</summary>
    public async Task TellAsync(Func<Guid, Fact> fact, Guid episodeId)
    {
        await house.InUnitAsync(services =>
        {
            var db = services.GetRequiredService<HotlineDb>();
            Timeline(services).Write(fact(db.Episodes.Single(episode => episode.Id == episodeId).WebpageId));
            return Task.FromResult(true);
        });
        await house.TellFactsAsync();
    }

    public Task<QueueItem> ItemAsync(Guid episodeId) => house.InScopeAsync(async services =>
        (await services.GetRequiredService<ReadQueue>().OneAsync(episodeId, TestContext.Current.CancellationToken))!);

    private Guid Make(IServiceProvider services, ReportSource source, string site, Guid? memberId, bool atRisk, EpisodeCause cause)
    {
        var (db, vault, keys) = (services.GetRequiredService<HotlineDb>(), services.GetRequiredService<Vault>(), house.Keys);
        var now = house.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var address = $"http://{site}/{id:N}";
        var bytes = System.Text.Encoding.UTF8.GetBytes(address);
        var page = new Webpage(id, keys.Lookup("webpage", bytes), keys.Lookup("list", bytes), keys.Lookup("site", System.Text.Encoding.UTF8.GetBytes(site)),
            vault.NewRecord(id).Seal("webpage.address", address), isOnion: false, now.UtcDateTime);
        var episode = page.OpenEpisode(Guid.CreateVersion7(now), cause, now.UtcDateTime);
        db.Add(page);
        db.Add(episode);
        Timeline(services).Write(new EpisodeOpened(page.Id, episode.Id, episode.Number, cause, ReportId: null));
        if (cause == EpisodeCause.Reported) AddReport(services, page.Id, episode.Id, source, memberId, atRisk, isFirst: true);
        return episode.Id;
    }

    private void AddReport(IServiceProvider services, Guid webpageId, Guid episodeId, ReportSource source, Guid? memberId, bool atRisk, bool isFirst)
    {
        var now = house.Clock.GetUtcNow();
        var report = new Report(Guid.CreateVersion7(now), now.UtcDateTime, source, ReportChannel.Api, ThingKind.Webpage, RandomNumberGenerator.GetBytes(32), sealedText: null, memberId, atRisk);
        var db = services.GetRequiredService<HotlineDb>();
        db.Add(report);
        db.Add(new Sighting(report.Id, webpageId, episodeId, sealedSteps: null, now.UtcDateTime));
        Timeline(services).Write(new ReportReceived(report.Id, webpageId, episodeId, source, report.Channel, ThingKind.Webpage, now.UtcDateTime, isFirst, IsOnion: false, atRisk));
    }

    private static OpenHotline.Ground.Timeline.Timeline Timeline(IServiceProvider services) => services.GetRequiredService<OpenHotline.Ground.Timeline.Timeline>();
}
