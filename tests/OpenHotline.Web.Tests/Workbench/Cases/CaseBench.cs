using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Receipts;
using OpenHotline.Testing;
using OpenHotline.Triage;

namespace OpenHotline.Web.Tests.Workbench.Cases;

/// <summary>A workbench with reports that came in as any report does, and analysts at it.</summary>
internal sealed class CaseBench : IAsyncDisposable
{
    private CaseBench(OpenWorkbench bench) => Bench = bench;

    public OpenWorkbench Bench { get; }

    public static async Task<CaseBench> StartAsync(Action<IServiceCollection>? outside = null, TestDatabase kind = TestDatabase.Sqlite) => new(await OpenWorkbench.StartAsync(outside, kind: kind));

    public Task<StaffBrowser> AnalystAsync() => Bench.SignedInAsync(StaffRoles.Analyst, "Ana Lyst");

    public Task<StaffBrowser> SeniorAsync() => Bench.SignedInAsync(StaffRoles.SeniorAnalyst, "Sen Ior");

    /// <summary>Reports pages as the public form does, and lets the house understand them; gives their cases.</summary>
    public async Task<IReadOnlyList<QueueItem>> ReportAsync(params string[] addresses)
    {
        foreach (var address in addresses)
        {
            await using var scope = Bench.Services.CreateAsyncScope();
            var text = new ReportText { Address = address, Note = "Look at www.a.example please" };
            var taken = await scope.ServiceProvider.GetRequiredService<SubmitReport>().RunAsync(Guid.CreateVersion7(Bench.Clock.GetUtcNow()), ReceiptCode.New(), text);
            Assert.IsType<SubmitReport.Outcome.Taken>(taken);
        }

        await RunAsync<OpenArrivalsJob>();
        await RunAsync<SequenceFactsJob>();
        await RunAsync<FollowFactsJob>();
        return await Bench.InUnitAsync(services => services.GetRequiredService<HotlineDb>().QueueItems.AsNoTracking().OrderBy(item => item.Id).ToListAsync());
    }

    /// <summary>Presses "Take the next case" and opens what was taken.</summary>
    public static async Task<IDocument> TakeNextAsync(StaffBrowser browser)
    {
        await browser.SubmitAsync(await browser.OpenAsync("/queue"), "/queue/next");
        return await browser.FollowAsync();
    }

    /// <summary>Answers for a photograph of category C, as posted.</summary>
    public static (string Name, string Value)[] Answers(string then, params (string Name, string Value)[] instead)
    {
        (string Name, string Value)[] all =
        [
            ("kind", "1"), ("origin", "1"), ("shown", "3"), ("development", "2"), ("age", "4"), ("sex", "1"), ("made", "1"), ("commercial", "1"), ("site", "1"), ("risk", "2"), ("then", then),
        ];
        return [.. all.Where(one => instead.All(other => other.Name != one.Name)), .. instead.Where(other => other.Value.Length > 0)];
    }

    public async Task RunAsync<TJob>() where TJob : OpenHotline.Ground.Jobs.IHouseJob
    {
        await using var scope = Bench.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Bench.DisposeAsync();
}
