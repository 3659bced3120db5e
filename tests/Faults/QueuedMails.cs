using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Accounts.Staff;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Ground.Training;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Receipts;
using OpenHotline.Notify;
using OpenHotline.Testing;

namespace OpenHotline.Faults;

/// <summary>Brings a folder, by the house's own use cases, to where many mails to hosts wait to be sent.</summary>
internal static class QueuedMails
{
    /// <summary>Pages are reported, assessed, traced and noticed. Of some the notice goes to a post that keeps nothing, and a dispute is upheld: those are to be withdrawn. The notices of the others wait.</summary>
    /// <returns>The Message-IDs of the mails that wait.</returns>
    public static async Task<IReadOnlyList<string>> MakeAsync(PreparedFolder folder, int notices, int withdrawals)
    {
        var count = notices + withdrawals;
        await LeaveTrainingAsync(folder);
        await WithHouseAsync(folder, async house =>
        {
            var arrivals = Enumerable.Range(0, count).Select(i => new NewArrival(Guid.CreateVersion7(), TimeProvider.System.GetUtcNow().UtcDateTime, ReportChannel.Form, ReceiptCode.New(), new ReportText { Address = $"http://192.0.2.10/{i}" }));
            Assert.IsType<TakeOutcome.Taken>(await house.GetRequiredService<ArrivalWriter>().TakeAsync([.. arrivals]));
            await house.GetRequiredService<OpenArrivalsJob>().RunAsync(CancellationToken.None);
        });
        var pages = await folder.WithHouseAsync(house => house.GetRequiredService<HotlineDb>().ListAsync("SELECT webpage_id, id FROM episodes", row => (Webpage: row.Id(0), Episode: row.Id(1)), CancellationToken.None));
        Assert.Equal(count, pages.Count);
        await TellAsync(folder, pages.Select(page => Assessed(page.Webpage, page.Episode)));
        await TellAsync(folder, pages.Select(page => new PageChecked(page.Webpage, page.Episode, Guid.CreateVersion7(), CheckOutcome.StillUp, true, 1)));
        await WithHouseAsync(folder, async house =>
        {
            // A job takes some cases at a time.
            for (var i = 0; i < count; i += 5) await house.GetRequiredService<TraceCasesJob>().RunAsync(CancellationToken.None);
            await house.GetRequiredService<SendNoticesJob>().RunAsync(atOnce: 1, most: withdrawals, CancellationToken.None);
        });
        var sent = await folder.WithHouseAsync(house => house.GetRequiredService<HotlineDb>().ListAsync("SELECT episode_id FROM mailings WHERE state = @sent", row => row.Id(0), CancellationToken.None, ("sent", MailingState.Sent)));
        Assert.Equal(withdrawals, sent.Count);
        await TellAsync(folder, pages.Where(page => sent.Contains(page.Episode)).Select(page => new DisputeDecided(page.Webpage, page.Episode, Guid.CreateVersion7(), Guid.CreateVersion7(), null, Upheld: true)));
        return await folder.WithHouseAsync(house => house.GetRequiredService<HotlineDb>().ListAsync("SELECT message_id FROM mailings WHERE state = @waiting", row => row.GetString(0), CancellationToken.None, ("waiting", MailingState.Waiting)));
    }

    private static async Task LeaveTrainingAsync(PreparedFolder folder)
    {
        var first = await JoinAsync(folder, StaffRoles.Administrator);
        var second = await JoinAsync(folder, StaffRoles.Manager);
        foreach (var kind in Enum.GetValues<TrainingRecordKind>())
        {
            var act = await AsAsync<ProposeAct, Guid>(folder, first, propose => propose.RunAsync(RecordTrainingAct.Name, RecordTrainingAct.PayloadFor(kind, "As agreed."), CancellationToken.None));
            Assert.Equal(ApproveAct.Outcome.Approved, await AsAsync<ApproveAct, ApproveAct.Outcome>(folder, second, approve => approve.RunAsync(act, CancellationToken.None)));
        }
    }

    private static Task<Guid> JoinAsync(PreparedFolder folder, StaffRoles roles) => folder.WithHouseAsync(house =>
        house.GetRequiredService<UnitOfWork>().RunAsync(_ =>
        {
            var id = Guid.CreateVersion7();
            house.GetRequiredService<HotlineDb>().Add(new Account
            {
                Id = id, DisplayName = $"Person {id:N}", UserName = $"{id:N}@staff.example", NormalizedUserName = $"{id:N}@STAFF.EXAMPLE", Roles = roles, CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime, JoinedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
            });
            return Task.FromResult(id);
        }, CancellationToken.None));

    private static Task<T> AsAsync<TUse, T>(PreparedFolder folder, Guid account, Func<TUse, Task<T>> use) where TUse : notnull => folder.WithHouseAsync(house =>
    {
        house.GetRequiredService<Actor>().ActAs(account);
        return use(house.GetRequiredService<TUse>());
    });

    private static EpisodeAssessed Assessed(Guid webpage, Guid episode) => new(webpage, episode, Guid.CreateVersion7(), 1, null, null, ThingKind.Webpage, Verdict.Actionable, ContentKind.Imagery,
        UkCategory.C, InhopeClass.Baseline, IndustryClass.None, AgeBand.Age11To13, DepictedSex.Girls, HowMade.Unknown, Commerciality.Unknown, SiteType.ImageHost, false, ReportSource.Public, 1);

    private static Task TellAsync(PreparedFolder folder, IEnumerable<Fact> facts) => WithHouseAsync(folder, async house =>
    {
        await house.GetRequiredService<UnitOfWork>().RunAsync(inner => house.GetRequiredService<Timeline>().WriteManyAsync([.. facts], inner), CancellationToken.None);
        await house.GetRequiredService<SequenceFactsJob>().RunAsync(CancellationToken.None);
        await house.GetRequiredService<FollowFactsJob>().RunAsync(CancellationToken.None);
    });

    private static Task WithHouseAsync(PreparedFolder folder, Func<IServiceProvider, Task> work) => folder.WithHouseAsync(
        async house =>
        {
            await work(house);
            return true;
        },
        services =>
        {
            var world = new SmallWorld();
            services.AddSingleton<IPost>(new PostRecorder()).AddSingleton<INameServer>(world).AddSingleton<IRegistry>(world).AddSingleton(new NotifySettings { ApproveFoundContacts = true });
        });
}
