using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Ground.Secrets;
using OpenHotline.Testing;

namespace OpenHotline.Notify;

/// <summary>What a takedown officer does by hand: trace again, send again, climb the ladder, keep the register.</summary>
public sealed class OfficerTests
{
    private static CancellationToken Stop => NotifyHouse.Cancellation;

    [Theory, OnEveryDatabase]
    public async Task A_page_that_moved_stands_on_the_changed_list_until_it_is_traced_again(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        var page = await house.AddActionableAsync();
        await house.House.RunJobAsync<TraceCasesJob>();
        (house.World.Handle, house.World.Mailbox, house.World.System, house.World.Address) = ("NET-EXAMPLE-2", "abuse@other.example", 64501, "192.0.2.77");
        await house.House.RunJobAsync<SendNoticesJob>();
        Assert.Empty(house.Post.Sent);
        Assert.Equal(page.Episode, Assert.Single(await ChangedAsync(house)).EpisodeId);

        Assert.Equal(TraceAgain.Outcome.Queued, await TraceAsync(house, page.Episode));
        Assert.Empty(await ChangedAsync(house));
        await house.TraceAndSendAsync();
        Assert.Equal("abuse@other.example", Assert.Single(house.Post.Sent).To.Mailboxes.Single().Address);
        Assert.Equal(TraceAgain.Outcome.NotWaiting, await TraceAsync(house, page.Episode));
        Assert.Equal(TraceAgain.Outcome.NotWaiting, await TraceAsync(house, Guid.NewGuid()));
    }

    [Theory, OnEveryDatabase]
    public async Task A_notice_that_failed_is_sent_again_as_a_new_mail_and_one_that_stands_is_not(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        await house.AddActionableAsync();
        house.Post.Answer = _ => new PostOutcome.RefusedForGood(PostStage.Recipient, 554, "no");
        await house.TraceAndSendAsync();
        var failed = await house.OnlyAsync<Notice>();
        Assert.Contains(failed.State, new[] { NoticeState.Failed, NoticeState.Bounced });
        Assert.Equal(failed.Id, Assert.Single(await house.UseAsync<TakedownBoard, List<Notice>>(board => board.TroubledAsync(Stop))).Id);

        house.Post.Answer = null;
        await house.UseAsync<AddHost, AddHost.Outcome>(use => use.MailboxAsync(failed.HostId, "noc@slowhost.example", Stop));
        Assert.Equal(SendAgain.Outcome.Queued, await house.UseAsync<SendAgain, SendAgain.Outcome>(use => use.RunAsync(failed.Id, Stop)));
        await house.TraceAndSendAsync();
        Assert.Equal(NoticeState.Sent, (await house.OnlyAsync<Notice>()).State);
        Assert.Equal(2, house.Post.Sent.Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(SendAgain.Outcome.NotWaiting, await house.UseAsync<SendAgain, SendAgain.Outcome>(use => use.RunAsync(failed.Id, Stop)));
        Assert.Single(await house.FactsAsync<NoticeSent>());
    }

    [Theory, OnEveryDatabase]
    public async Task The_ladder_goes_past_a_host_that_does_nothing_to_the_registrar(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        var page = await house.AddActionableAsync();
        Assert.IsType<ClimbLadder.Outcome.NobodyNext>(await ClimbAsync(house, page.Episode));
        await house.TraceAndSendAsync();
        house.World.Instead = new RegistryAnswer.Found(new RegistryRecord
        {
            Kind = "domain", Registry = "rdap.example", Registrar = "Registrar Ltd",
            Contacts = [new RegistryContact(ContactSource.Registrar, "abuse@registrar.example", null, null, null, null, false, false, 0)],
        }, DateTime.UnixEpoch);
        var waits = Assert.IsType<ClimbLadder.Outcome.WaitsForContact>(await ClimbAsync(house, page.Episode));
        await house.UseAsync<AddHost, AddHost.Outcome>(use => use.MailboxAsync(waits.HostId, "noc@registrar.example", Stop));
        Assert.Equal(Rung.Registrar, Assert.IsType<ClimbLadder.Outcome.Queued>(await ClimbAsync(house, page.Episode)).Rung);
        house.World.Instead = null;
        await house.TraceAndSendAsync();
        Assert.Equal(["abuse@slowhost.example", "noc@registrar.example"], house.Post.Sent.Select(mail => mail.To.Mailboxes.Single().Address));
        Assert.Equal([Rung.Host, Rung.Registrar], (await house.AllAsync<Notice>()).OrderBy(one => one.Rung).Select(one => one.Rung));
    }

    [Theory, OnEveryDatabase]
    public async Task A_name_leads_to_one_host_and_notes_are_kept_sealed(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        var (one, other) = (await AddAsync(house, "one.example"), await AddAsync(house, "other.example"));
        Assert.Equal(new AddHost.Outcome.Refused(AddHost.Refusal.AliasTaken), await AliasAsync(house, other, "one.example"));
        Assert.IsType<AddHost.Outcome.Added>(await AliasAsync(house, one, "also-one.example"));
        Assert.Equal(new AddHost.Outcome.Refused(AddHost.Refusal.AliasTaken), await AliasAsync(house, other, "also-one.example"));
        Assert.Equal(new AddHost.Outcome.Refused(AddHost.Refusal.NoSuchHost), await AliasAsync(house, Guid.NewGuid(), "third.example"));
        Assert.Equal(new AddHost.Outcome.Refused(AddHost.Refusal.NameOutOfBounds), await AliasAsync(house, one, " "));

        const string notes = "Answers on weekdays only.";
        Assert.Equal(ChangeHost.Outcome.Changed, await NoteAsync(house, one, notes));
        var kept = (await house.AllAsync<Host>()).Single(host => host.Id == one).SealedNotes!;
        Assert.DoesNotContain("weekdays", System.Text.Encoding.UTF8.GetString(kept), StringComparison.Ordinal);
        Assert.Equal(notes, await house.UseAsync<Vault, string>(async vault => (await vault.OpenRecordAsync(one, Stop))!.OpenText("host.notes", kept)));
        Assert.Equal(ChangeHost.Outcome.OutOfBounds, await NoteAsync(house, one, new string('x', Host.MaxNotesCharacters + 1)));
        Assert.Equal(ChangeHost.Outcome.Changed, await NoteAsync(house, one, " "));
        Assert.Null((await house.AllAsync<Host>()).Single(host => host.Id == one).SealedNotes);
    }

    private static Task<List<TakedownCase>> ChangedAsync(NotifyHouse house) => house.UseAsync<TakedownBoard, List<TakedownCase>>(board => board.ChangedAsync(Stop));

    private static Task<TraceAgain.Outcome> TraceAsync(NotifyHouse house, Guid episode) => house.UseAsync<TraceAgain, TraceAgain.Outcome>(use => use.RunAsync(episode, Stop));

    private static Task<ClimbLadder.Outcome> ClimbAsync(NotifyHouse house, Guid episode) => house.UseAsync<ClimbLadder, ClimbLadder.Outcome>(use => use.RunAsync(episode, Stop));

    private static Task<AddHost.Outcome> AliasAsync(NotifyHouse house, Guid host, string name) => house.UseAsync<AddHost, AddHost.Outcome>(use => use.AliasAsync(host, new AliasName(AliasKind.Domain, name), Stop));

    private static Task<ChangeHost.Outcome> NoteAsync(NotifyHouse house, Guid host, string notes) =>
        house.UseAsync<ChangeHost, ChangeHost.Outcome>(use => use.MannerAsync(host, new ChangeHost.Manner("en", "Etc/UTC", null, null, null, notes), Stop));

    private static async Task<Guid> AddAsync(NotifyHouse house, string name) => Assert.IsType<AddHost.Outcome.Added>(
        await house.UseAsync<AddHost, AddHost.Outcome>(use => use.RunAsync(name, Rung.Host, new AliasName(AliasKind.Domain, name), Stop))).HostId;
}
