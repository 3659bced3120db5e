using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Members;

namespace OpenHotline.Recognise.YoungPeople;

/// <summary>Lets a member take the list of young people's own hashes. It takes two people.</summary>
public sealed class GrantOwnListAct(HotlineDb db, Ground.Timeline.Timeline timeline, TimeProvider clock) : ActOfTwo
{
    public const string Name = "own-list.grant";

    public override string Kind => Name;

    public override string Title => "Let a member take young people's own hashes";

    public override Permission Proposes => Permission.ManageHouse;

    public static string PayloadFor(Guid memberId) => memberId.ToString("D");

    public override async Task<string> DescribeAsync(string payload, CancellationToken cancellation)
    {
        var id = Guid.ParseExact(payload, "D");
        var name = await db.Set<Member>().Where(one => one.Id == id).Select(one => one.Name).SingleOrDefaultAsync(cancellation);
        return $"{name ?? "This member"} will be able to take the list \"self-reported, unverified\": hashes that young people gave of their own pictures, which nobody has seen.";
    }

    public override async Task DoAsync(TwoPersonAct act, string payload, CancellationToken cancellation)
    {
        var id = Guid.ParseExact(payload, "D");
        if (await db.Set<OwnListGrant>().FindAsync([id], cancellation) is not null || await db.Set<Member>().FindAsync([id], cancellation) is null) return;
        db.Add(new OwnListGrant(id, clock.GetUtcNow().UtcDateTime));
        timeline.Write(new OwnListGranted(id));
    }
}
