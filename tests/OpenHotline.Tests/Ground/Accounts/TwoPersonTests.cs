using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Accounts.Looks;
using OpenHotline.Ground.Accounts.Staff;
using OpenHotline.Ground.Timeline;
using OpenHotline.Ground.Training;
using OpenHotline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Tests.Ground.Accounts;

public sealed class TwoPersonTests
{
    [Theory, OnEveryDatabase]
    public async Task Training_mode_ends_when_two_people_have_recorded_all_three(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        var cancellation = TestContext.Current.CancellationToken;
        var (first, second) = (await ground.AccountAsync(StaffRoles.Administrator), await ground.AccountAsync(StaffRoles.Manager));
        foreach (var kind in Enum.GetValues<TrainingRecordKind>())
        {
            Assert.False(await ground.GetAsync<TrainingMode, bool>(mode => mode.MaySendAsync(cancellation)));
            var act = await ground.AsAsync<ProposeAct, Guid>(first, propose => propose.RunAsync(RecordTrainingAct.Name, RecordTrainingAct.PayloadFor(kind, "As agreed."), cancellation));
            Assert.Equal(ApproveAct.Outcome.SamePerson, await ground.AsAsync<ApproveAct, ApproveAct.Outcome>(first, approve => approve.RunAsync(act, cancellation)));
            Assert.Equal(ApproveAct.Outcome.Approved, await ground.AsAsync<ApproveAct, ApproveAct.Outcome>(second, approve => approve.RunAsync(act, cancellation)));
            Assert.Equal(ApproveAct.Outcome.AlreadyDecided, await ground.AsAsync<ApproveAct, ApproveAct.Outcome>(second, approve => approve.RunAsync(act, cancellation)));
        }

        Assert.True(await ground.GetAsync<TrainingMode, bool>(mode => mode.MaySendAsync(cancellation)));
    }

    [Theory, OnEveryDatabase]
    public async Task An_act_that_waited_too_long_cannot_be_approved(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        var (first, second) = (await ground.AccountAsync(StaffRoles.Administrator), await ground.AccountAsync(StaffRoles.Manager));
        var act = await ground.AsAsync<ProposeAct, Guid>(first, propose => propose.RunAsync(GrantAdministratorAct.Name, GrantAdministratorAct.PayloadFor(second), TestContext.Current.CancellationToken));
        ground.House.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(ApproveAct.Outcome.Expired, await ground.AsAsync<ApproveAct, ApproveAct.Outcome>(second, approve => approve.RunAsync(act, TestContext.Current.CancellationToken)));
    }

    [Theory, OnEveryDatabase]
    public async Task The_administrator_role_takes_a_second_person_and_the_last_one_stays(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        var cancellation = TestContext.Current.CancellationToken;
        var (first, second, third) = (await ground.AccountAsync(StaffRoles.Administrator), await ground.AccountAsync(StaffRoles.Manager), await ground.AccountAsync(StaffRoles.Analyst));
        var changed = Assert.IsType<ChangeRoles.Outcome.Changed>(await ground.AsAsync<ChangeRoles, ChangeRoles.Outcome>(first, change => change.RunAsync(third, StaffRoles.Analyst | StaffRoles.Administrator, cancellation)));
        Assert.Equal(StaffRoles.Analyst, (await ground.GetAsync<ListAccounts, ListAccounts.Row?>(list => list.OneAsync(third, cancellation)))!.Roles);
        Assert.Equal(ChangeRoles.Refusal.LastAdministrator, Assert.IsType<ChangeRoles.Outcome.Refused>(
            await ground.AsAsync<ChangeRoles, ChangeRoles.Outcome>(second, change => change.RunAsync(first, StaffRoles.None, cancellation))).Why);
        await ground.AsAsync<ApproveAct, ApproveAct.Outcome>(second, approve => approve.RunAsync(changed.ActId!.Value, cancellation));
        Assert.Equal(StaffRoles.Analyst | StaffRoles.Administrator, (await ground.GetAsync<ListAccounts, ListAccounts.Row?>(list => list.OneAsync(third, cancellation)))!.Roles);
    }

    [Theory, OnEveryDatabase]
    public async Task A_look_is_capped_sealed_and_opened_by_two_people_only(TestDatabase database)
    {
        var page = Guid.NewGuid();
        await using var ground = await GroundHouse.OpenAsync(database, services => services
            .AddSingleton<IAddressBook>(new OnePage(page)).AddSingleton(new AccountsSettings { LooksPerHour = 2 }));
        var cancellation = TestContext.Current.CancellationToken;
        var (analyst, auditor, manager) = (await ground.AccountAsync(StaffRoles.Analyst), await ground.AccountAsync(StaffRoles.Auditor), await ground.AccountAsync(StaffRoles.Manager));
        Task<RevealAddress.Outcome> Reveal(Guid who) => ground.AsAsync<RevealAddress, RevealAddress.Outcome>(who, reveal => reveal.RunAsync(page, LookReason.Assessing, cancellation));
        Assert.Equal(RevealAddress.Refusal.NotPermitted, Assert.IsType<RevealAddress.Outcome.Refused>(await Reveal(manager)).Why);
        Assert.Equal("https://host.example/page", Assert.IsType<RevealAddress.Outcome.Shown>(await Reveal(analyst)).Address);
        await Reveal(analyst);
        Assert.Equal(RevealAddress.Refusal.TooMany, Assert.IsType<RevealAddress.Outcome.Refused>(await Reveal(analyst)).Why);
        var written = System.Text.Encoding.UTF8.GetString(await ground.ReadAsync("SELECT bytes FROM facts WHERE kind = 'look.sealed'", row => row.GetFieldValue<byte[]>(0)));
        Assert.DoesNotContain(analyst.ToString("D"), written, StringComparison.Ordinal);
        Assert.DoesNotContain(page.ToString("D"), written, StringComparison.Ordinal);

        ground.House.Clock.Advance(TimeSpan.FromMinutes(1));
        var now = ground.House.Clock.GetUtcNow().UtcDateTime;
        var act = await ground.AsAsync<ProposeAct, Guid>(auditor, propose => propose.RunAsync(OpenLooksAct.Name, new OpenLooks.Question(now.AddDays(-1), now, null, null).ToPayload(), cancellation));
        Assert.Null(await ground.AsAsync<OpenLooks, IReadOnlyList<Look>?>(auditor, open => open.RunAsync(act, cancellation)));
        await ground.AsAsync<ApproveAct, ApproveAct.Outcome>(manager, approve => approve.RunAsync(act, cancellation));
        Assert.Null(await ground.AsAsync<OpenLooks, IReadOnlyList<Look>?>(manager, open => open.RunAsync(act, cancellation)));
        var looks = await ground.AsAsync<OpenLooks, IReadOnlyList<Look>?>(auditor, open => open.RunAsync(act, cancellation));
        Assert.Equal([(analyst, page), (analyst, page)], looks!.Select(look => (look.AccountId, look.RecordId)));
        Assert.Null(await ground.AsAsync<OpenLooks, IReadOnlyList<Look>?>(auditor, open => open.RunAsync(act, cancellation)));
    }

    private sealed class OnePage(Guid page) : IAddressBook
    {
        public Task<string?> AddressAsync(Guid webpageId, CancellationToken cancellation) => Task.FromResult(webpageId == page ? "https://host.example/page" : null);
    }
}
