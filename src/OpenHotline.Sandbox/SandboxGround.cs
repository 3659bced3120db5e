using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;
using OpenHotline.Sandbox.Internet;
using OpenHotline.Sandbox.Mail;
using OpenHotline.Sandbox.People;
using OpenHotline.Sandbox.World;
using OpenHotline.Web;

namespace OpenHotline.Sandbox;

/// <summary>The small internet, standing: its world, its mail and its ports. The house is built on it.</summary>
/// <remarks>Kept in memory; what a restart needs lies in the sandbox folder of the data folder.</remarks>
public sealed class SandboxGround : IAsyncDisposable
{
    private readonly SmallInternet internet;
    private readonly string folder;

    private SandboxGround(SandboxWorld world, Letterboxes boxes, SmallInternet internet, SandboxOutside outside, string folder) =>
        (World, Boxes, this.internet, Outside, this.folder) = (world, boxes, internet, outside, folder);

    public SandboxWorld World { get; }

    public Letterboxes Boxes { get; }

    public SandboxOutside Outside { get; }

    public Ports Ports => internet.Ports;

    /// <param name="folder">The sandbox's own folder.</param>
    public static async Task<SandboxGround> OpenAsync(string folder, TimeProvider clock, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var world = SmallMap.Draw(clock);
        if (WorldFile.Read(WorldFileIn(folder)) is { } remembered) world.Restore(remembered);
        var maildir = new HotlineMaildir(Path.Combine(folder, "hotline-mail"), clock);
        var boxes = new Letterboxes(Path.Combine(folder, "mail"), clock);
        foreach (var network in SmallMap.Networks) boxes.Open(network.AbuseMailbox);
        var mailroom = new Mailroom(boxes, maildir, clock);
        var internet = await SmallInternet.StartAsync(world, mailroom, clock, cancellation);
        return new SandboxGround(world, boxes, internet, new SandboxOutside(world, internet.Ports, maildir, clock), folder);
    }

    /// <summary>Who acts in the sandbox; at the first start they are made.</summary>
    public async Task<SandboxPeople> PeopleAsync(HouseParts parts, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, "people.json");
        var people = SandboxPeople.Open(file);
        foreach (var person in people.Accounts)
        {
            Boxes.Open(person.Mailbox);
        }

        await using var house = HouseOf(parts);
        await JoinEverybody.RunAsync(house, people.Accounts, parts.Clock, cancellation);
        if (people.MemberKey.Length > 0) return people;
        var (officer, manager) = (MailboxOf(people, StaffRoles.CampaignOfficer), MailboxOf(people, StaffRoles.Manager));
        await LiveEarlierCampaign.RunAsync(parts, officer, manager, cancellation);
        var codes = await PlanCampaigns.RunAsync(house, officer, manager, parts.Clock, cancellation);
        people = people with { MemberKey = await AdmitMember.RunAsync(house, cancellation), LinkCodes = codes };
        people.Write(file);
        return people;
    }

    /// <summary>Writes down what a restart has to know.</summary>
    public void Remember() => World.Remember().Write(WorldFileIn(folder));

    public async ValueTask DisposeAsync()
    {
        await internet.DisposeAsync();
        Remember();
    }

    /// <summary>A house without doors, on whatever clock the parts have.</summary>
    internal static ServiceProvider HouseOf(HouseParts parts)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(parts.Clock).AddOpenHotline(parts.Settings, parts.Keys);
        parts.Outside(services);
        return services.BuildServiceProvider();
    }

    private static string MailboxOf(SandboxPeople people, StaffRoles role) => people.Accounts.Single(person => person.Role == role).Mailbox;

    private static string WorldFileIn(string folder) => Path.Combine(folder, "world.json");
}
