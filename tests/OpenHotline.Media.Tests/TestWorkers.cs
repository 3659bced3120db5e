using OpenHotline.Media.Workers;

namespace OpenHotline.Media.Tests;

/// <summary>Workers of the real program, shared by a class of tests.</summary>
public sealed class TestWorkers : IAsyncLifetime
{
    private DecodingWorkers? workers;

    public static WorkerCommand Program { get; } = WorkerCommand.Of(Path.Combine(AppContext.BaseDirectory, "OpenHotline.Cli.dll"));

    public DecodingWorkers Workers => workers!;

    public static DecodingWorkers Start(DecodingBounds bounds, WorkerCommand? command = null, int count = 1) => new(command ?? Program, bounds, count, TimeProvider.System);

    public async Task<DecodedPicture> DecodeAsync(byte[] file, DecodingWish? wish = null)
    {
        var decoding = await Workers.RunAsync(file, wish ?? DecodingWish.Default, TestContext.Current.CancellationToken);
        return decoding is Decoding.Decoded decoded ? decoded.Picture : throw new Xunit.Sdk.XunitException(decoding.ToString());
    }

    /// <summary>The hashes of its frames; fails where it has none.</summary>
    public async Task<HashPicture.Outcome.Hashed> HashAsync(byte[] file, DecodingWish? wish = null)
    {
        var outcome = await new HashPicture(Workers).RunAsync(file, wish ?? DecodingWish.Default, withOrientations: false, TestContext.Current.CancellationToken);
        return outcome as HashPicture.Outcome.Hashed ?? throw new Xunit.Sdk.XunitException(outcome.ToString());
    }

    public async Task<UndecodableReason> ReasonAsync(byte[] file) => await ReasonAsync(Workers, file);

    public static async Task<UndecodableReason> ReasonAsync(DecodingWorkers workers, byte[] file) =>
        Assert.IsType<Decoding.Undecodable>(await workers.RunAsync(file, DecodingWish.Default, TestContext.Current.CancellationToken)).Why;

    public ValueTask InitializeAsync()
    {
        workers = Start(new DecodingBounds(), count: 2);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => Workers.DisposeAsync();
}
