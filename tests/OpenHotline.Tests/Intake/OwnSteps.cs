using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Intake.Receipts;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Intake;

/// <summary>What the tests of a young person's own way do again and again.</summary>
internal static class OwnSteps
{
    public const string Pin = "481502";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static string Picture(char digit) => $"picture {new string(digit, 64)} {new string(digit, 32)} {new string(digit, 64)}:100";

    /// <summary>A line with a picture's own PDQ hash.</summary>
    public static string Picture(char digit, object pdq, int quality = 100) => $"picture {new string(digit, 64)} {new string(digit, 32)} {pdq}:{quality}";

    /// <summary>Sends a request; gives its code.</summary>
    public static async Task<string> RequestAsync(this TestHouse house, string fingerprints, IReadOnlyList<string>? addresses = null, IReadOnlyList<WhatHappened>? happened = null, string? reachMe = null)
    {
        var receipt = ReceiptCode.New();
        Assert.IsType<SubmitOwnRequest.Outcome.Taken>(await house.SendOwnAsync(Guid.CreateVersion7(house.Clock.GetUtcNow()), receipt, Pin,
            new OwnRequestText { Age = YoungAge.From14To15, Fingerprints = fingerprints, Addresses = addresses ?? [], Happened = happened ?? [], ReachMe = reachMe }));
        await house.TellFactsAsync();
        return receipt.Text;
    }

    public static Task<SubmitOwnRequest.Outcome> SendOwnAsync(this TestHouse house, Guid id, ReceiptCode receipt, string? pin, OwnRequestText text) =>
        house.InScopeAsync(services => services.GetRequiredService<SubmitOwnRequest>().RunAsync(id, receipt, pin, text, Stop));

    public static async Task<ReadOwnRequest.Status?> StatusAsync(this TestHouse house, string? code, string? pin = Pin) =>
        (await house.WaitedAsync(services => services.GetRequiredService<ReadOwnRequest>().RunAsync(code, pin, Stop))).Status;

    public static async Task<TakeBackOwnRequest.Outcome> TakeBackAsync(this TestHouse house, string code, string pin = Pin)
    {
        var outcome = await house.WaitedAsync(services => services.GetRequiredService<TakeBackOwnRequest>().RunAsync(code, pin, Stop));
        await house.TellFactsAsync();
        return outcome;
    }

    /// <summary>Runs something that takes a fixed time by the house's clock.</summary>
    public static Task<T> WaitedAsync<T>(this TestHouse house, Func<IServiceProvider, Task<T>> work) => house.InScopeAsync(async services =>
    {
        var running = work(services);
        while (!running.IsCompleted)
        {
            house.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1, Stop);
        }

        return await running;
    });
}
