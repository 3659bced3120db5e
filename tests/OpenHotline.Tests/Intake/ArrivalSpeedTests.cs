using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Receipts;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Intake;

/// <summary>A look at the speed without HTTP; the figures that count are made by the bench.</summary>
public sealed class ArrivalSpeedTests(ITestOutputHelper output)
{
    [Theory(Explicit = true), OnEveryDatabase]
    public async Task How_fast_reports_are_taken_and_opened(TestDatabase database)
    {
        const int Senders = 32, Each = 400;
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        var writer = house.Services.GetRequiredService<ArrivalWriter>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                var text = new ReportText { Source = ReportSource.Member, Address = $"http://page{sender}.example/{i}" };
                await writer.TakeAsync([new NewArrival(Guid.CreateVersion7(house.Clock.GetUtcNow()), house.Clock.GetUtcNow().UtcDateTime, ReportChannel.Api, ReceiptCode.New(), text)]);
            }
        })));
        output.WriteLine($"{database}: taken {Senders * Each / clock.Elapsed.TotalSeconds:N0}/s");
        clock.Restart();
        await house.RunJobAsync<OpenArrivalsJob>();
        output.WriteLine($"{database}: opened {Senders * Each / clock.Elapsed.TotalSeconds:N0}/s");
        clock.Restart();
        await house.RunJobAsync<OpenHotline.Ground.Timeline.SequenceFactsJob>();
        output.WriteLine($"{database}: put into the tree {2 * Senders * Each / clock.Elapsed.TotalSeconds:N0}/s");
        Assert.Equal(Senders * Each, await house.CountAsync("reports"));
    }
}
