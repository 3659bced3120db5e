using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Receipts;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Intake;

/// <summary>What the tests of this room do again and again: hand reports in, and let the house open them.</summary>
internal static class IntakeSteps
{
    public static async Task<(TakeOutcome Outcome, ReceiptCode Receipt, Guid Id)> HandInAsync(this TestHouse house, ReportText text, Guid? id = null, ReceiptCode? receipt = null)
    {
        receipt ??= ReceiptCode.New();
        var arrival = new NewArrival(id ?? Guid.CreateVersion7(house.Clock.GetUtcNow()), house.Clock.GetUtcNow().UtcDateTime, ReportChannel.Form, receipt, text);
        var outcome = await house.Services.GetRequiredService<ArrivalWriter>().TakeAsync([arrival]);
        return (outcome, receipt, arrival.Id);
    }

    public static async Task<Guid> ReportAsync(this TestHouse house, string address)
    {
        var (outcome, _, id) = await house.HandInAsync(new ReportText { Address = address });
        Assert.IsType<TakeOutcome.Taken>(outcome);
        return id;
    }

    public static async Task OpenArrivalsAsync(this TestHouse house)
    {
        await house.RunJobAsync<OpenArrivalsJob>();
        await house.TellFactsAsync();
    }

    public static Task<List<T>> ListAsync<T>(this TestHouse house, string sql, Func<System.Data.Common.DbDataReader, T> read) =>
        house.InScopeAsync(services => services.GetRequiredService<HotlineDb>().ListAsync(sql, read, TestContext.Current.CancellationToken));

    public static async Task<long> CountAsync(this TestHouse house, string table) => (await house.ListAsync($"SELECT COUNT(*) FROM {table}", row => row.GetInt64(0)))[0];

    public static async Task<ReceiptStep?> StepAsync(this TestHouse house, string? code) => (await house.InScopeAsync(async services =>
    {
        var asking = services.GetRequiredService<ReadReceipt>().RunAsync(code, TestContext.Current.CancellationToken);
        while (!asking.IsCompleted)
        {
            house.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        return await asking;
    })).Step;

    public static void HourPasses(this TestHouse house) => house.Clock.Advance(TimeSpan.FromHours(1));
}
