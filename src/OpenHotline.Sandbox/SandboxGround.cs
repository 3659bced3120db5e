using OpenHotline.Sandbox.Internet;
using OpenHotline.Sandbox.Mail;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox;

/// <summary>The small internet, standing: its world, its mail and its ports. The house is built on it.</summary>
/// <remarks>Kept in memory; what a restart needs lies in the sandbox folder of the data folder.</remarks>
public sealed class SandboxGround : IAsyncDisposable
{
    private readonly SmallInternet internet;
    private readonly string worldFile;

    private SandboxGround(SandboxWorld world, Letterboxes boxes, Mailroom mailroom, SmallInternet internet, SandboxOutside outside, string worldFile) =>
        (World, Boxes, Mailroom, this.internet, Outside, this.worldFile) = (world, boxes, mailroom, internet, outside, worldFile);

    public SandboxWorld World { get; }

    public Letterboxes Boxes { get; }

    public Mailroom Mailroom { get; }

    public SandboxOutside Outside { get; }

    public Ports Ports => internet.Ports;

    /// <param name="folder">The sandbox's own folder.</param>
    public static async Task<SandboxGround> OpenAsync(string folder, TimeProvider clock, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var world = SmallMap.Draw(clock);
        var worldFile = Path.Combine(folder, "world.json");
        if (WorldFile.Read(worldFile) is { } remembered) world.Restore(remembered);
        var maildir = new HotlineMaildir(Path.Combine(folder, "hotline-mail"), clock);
        var boxes = new Letterboxes(Path.Combine(folder, "mail"), clock);
        foreach (var network in SmallMap.Networks) boxes.Open(network.AbuseMailbox);
        var mailroom = new Mailroom(boxes, maildir, clock);
        var internet = await SmallInternet.StartAsync(world, mailroom, clock, cancellation);
        return new SandboxGround(world, boxes, mailroom, internet, new SandboxOutside(world, internet.Ports, maildir, clock), worldFile);
    }

    /// <summary>Writes down what a restart has to know.</summary>
    public void Remember() => World.Remember().Write(worldFile);

    public async ValueTask DisposeAsync()
    {
        await internet.DisposeAsync();
        Remember();
    }
}
