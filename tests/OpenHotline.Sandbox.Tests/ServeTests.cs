using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground;
using OpenHotline.Ground.Outside.Guard;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Wires;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.Sandbox.Tests;

public sealed class ServeTests
{
    [Fact]
    public void A_served_house_has_the_real_names_and_wires_and_refuses_addresses_for_examples()
    {
        using var folder = new TempFolder();
        var settings = new HouseSettings { DataFolder = folder.Path, Database = DatabaseAddress.Parse(null, folder.Path), KeyringFile = folder.In("keys.json") };
        using var services = new ServiceCollection().AddLogging().AddOpenHotline(settings, KeyringFile.Create(TestHouse.Start.UtcDateTime).Open()).BuildServiceProvider();
        Assert.IsType<DnsNameServer>(services.GetRequiredService<INameServer>());
        Assert.IsType<SocketDialler>(services.GetRequiredService<IDialler>());
        Assert.Same(AddressPolicy.PublicOnly, services.GetRequiredService<AddressPolicy>());
    }

    [Fact]
    public void Only_the_sandbox_verb_knows_the_sandbox()
    {
        var verbs = Directory.EnumerateFiles(RepositoryRoot.In("src", "OpenHotline.Cli"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && File.ReadAllText(file).Contains("OpenHotline.Sandbox", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);
        Assert.Equal(["SandboxGreeting", "SandboxVerb"], verbs);
    }
}
