using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Outside;
using OpenHotline.Testing;

namespace OpenHotline.Sandbox.Tests;

/// <summary>A small internet, and what a house sees of it through its own clients.</summary>
internal sealed class SmallHouse : IAsyncDisposable
{
    private readonly TempFolder folder;
    private readonly ServiceProvider services;

    private SmallHouse(TempFolder folder, SandboxGround ground, ServiceProvider services) => (this.folder, Ground, this.services) = (folder, ground, services);

    public SandboxGround Ground { get; }

    public string Folder => folder.Path;

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public static async Task<SmallHouse> OpenAsync()
    {
        var place = new TempFolder();
        var ground = await SandboxGround.OpenAsync(place.In("sandbox"), TimeProvider.System, TestContext.Current.CancellationToken);
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddOutside();
        ground.Outside.Replace(services);
        return new SmallHouse(place, ground, services.BuildServiceProvider());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Ground.DisposeAsync();
        folder.Dispose();
    }
}
