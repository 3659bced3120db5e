using System.Text;
using Microsoft.Extensions.Time.Testing;
using OpenHotline.Facts.Codes;
using OpenHotline.Sandbox.Hosts;
using OpenHotline.Sandbox.Mail;
using OpenHotline.Sandbox.World;
using OpenHotline.Testing;

namespace OpenHotline.Sandbox.Tests;

public sealed class HostTests : IDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly TempFolder folder = new();
    private readonly FakeTimeProvider clock = new(TestHouse.Start);
    private readonly SandboxWorld world;
    private readonly Letterboxes boxes;
    private readonly HostDesk desk;
    private readonly List<HostAnswer> answers = [];
    private bool doorAnswers = true;

    public HostTests()
    {
        world = SmallMap.Draw(clock);
        boxes = new Letterboxes(folder.In("mail"), clock);
        desk = new HostDesk(world, boxes, (_, word, _) => { answers.Add(word); return Task.FromResult(doorAnswers); }, clock);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Prompt_hosting_removes_within_seconds_and_says_so_once()
    {
        var host = new PromptHost();
        var page = Notice(host, "lanterns.example");
        await host.LiveAsync(desk, Stop);
        Assert.Equal(PageState.Up, world.StateOf(page));
        await PassAsync(host, 3);
        await PassAsync(host, 3);
        Assert.Equal(PageState.Gone, world.StateOf(page));
        Assert.Equal([HostAnswer.Removed], answers);
    }

    [Fact]
    public async Task An_answer_that_could_not_be_given_is_tried_again_and_given_up_in_the_end()
    {
        doorAnswers = false;
        var host = new PromptHost();
        Notice(host, "lanterns.example");
        for (var round = 0; round < 10; round++) await PassAsync(host, 5);
        Assert.Equal(4, answers.Count);
    }

    [Fact]
    public async Task Slow_hosting_waits_for_a_minute_and_a_reminder()
    {
        var host = new SlowHost();
        var page = Notice(host, "clocks.example");
        await PassAsync(host, 90);
        Assert.Equal(PageState.Up, world.StateOf(page));
        Notice(host, "clocks.example");
        await PassAsync(host, 1);
        Assert.Equal(PageState.Gone, world.StateOf(page));
        Assert.Empty(answers);
    }

    [Fact]
    public async Task Silent_hosting_does_nothing()
    {
        var host = new SilentHost();
        var page = Notice(host, "bridges.example");
        await PassAsync(host, 86_400);
        Assert.Equal(PageState.Up, world.StateOf(page));
        Assert.Empty(answers);
    }

    [Fact]
    public async Task A_site_moves_when_the_registry_was_asked_about_its_network()
    {
        var host = new MovingHost();
        await PassAsync(host, 60);
        Assert.Equal(SmallMap.Moving, world.NetworkOf("caravans.example"));
        world.NoteAsked(SmallMap.Moving);
        await PassAsync(host, 1);
        Assert.Equal(SmallMap.Prompt, world.NetworkOf("caravans.example"));
    }

    [Fact]
    public async Task Soft_hosting_leaves_a_page_that_only_says_not_found()
    {
        var host = new SoftFour04Host();
        var page = Notice(host, "pillows.example");
        await PassAsync(host, 1);
        Assert.Equal(PageState.SoftGone, world.StateOf(page));
    }

    [Fact]
    public async Task Cloak_hosting_hides_the_page_from_the_hotline_only_and_says_removed()
    {
        var host = new CloakingHost();
        var page = Notice(host, "masks.example");
        await PassAsync(host, 1);
        Assert.Equal(PageState.Cloaked, world.StateOf(page));
        Assert.Equal([HostAnswer.Removed], answers);
    }

    [Fact]
    public async Task What_again_hosting_removed_comes_back_after_two_minutes()
    {
        var host = new ReUploader();
        var page = Notice(host, "swings.example");
        await PassAsync(host, 1);
        Assert.Equal(PageState.Gone, world.StateOf(page));
        await PassAsync(host, 119);
        Assert.Equal(PageState.Gone, world.StateOf(page));
        await PassAsync(host, 1);
        Assert.Equal(PageState.Up, world.StateOf(page));
    }

    [Fact]
    public async Task A_front_says_that_it_is_not_the_host_and_passes_the_notice_on()
    {
        var host = new CdnFront();
        var page = Notice(host, "towers.example");
        await PassAsync(host, 10);
        Assert.Equal([HostAnswer.NotOurs], answers);
        Assert.Equal(PageState.Gone, world.StateOf(page));
    }

    [Fact]
    public async Task A_host_takes_down_no_page_of_another()
    {
        var host = new PromptHost();
        var page = Notice(host, "bridges.example");
        await PassAsync(host, 5);
        Assert.Equal(PageState.Up, world.StateOf(page));
    }

    [Fact]
    public void A_restart_goes_on_where_the_world_was()
    {
        var page = world.TakeNext("kites.example");
        world.Change(page, PageState.Gone);
        world.Move("caravans.example", SmallMap.Prompt);
        world.Remember().Write(folder.In("world.json"));
        var again = SmallMap.Draw(clock);
        again.Restore(WorldFile.Read(folder.In("world.json"))!);
        Assert.Equal(PageState.Gone, again.StateOf(page));
        Assert.Equal(SmallMap.Prompt, again.NetworkOf("caravans.example"));
        Assert.NotEqual(page, again.TakeNext("kites.example"));
    }

    private async Task PassAsync(HostCharacter host, int seconds)
    {
        clock.Advance(TimeSpan.FromSeconds(seconds));
        await host.LiveAsync(desk, Stop);
    }

    private PageKey Notice(HostCharacter host, string site)
    {
        var page = world.NextOf(site);
        var text = $"Please remove [OH-ABCDEFGH2345]\r\n\r\n    hxxp://{site.Replace(".", "[.]", StringComparison.Ordinal)}{page.Path}\r\n\r\n    http://localhost:8082/n/{new string('a', 43)}\r\n";
        Assert.True(boxes.Deliver(host.Network.AbuseMailbox, Encoding.ASCII.GetBytes($"From: notices@hotline.example\r\nSubject: Please remove\r\nContent-Type: text/plain\r\n\r\n{text}")));
        return page;
    }
}
