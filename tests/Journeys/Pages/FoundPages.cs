using OpenHotline.Ground.Accounts;

namespace OpenHotline.Journeys.Pages;

/// <summary>Every page of every door in the shared sandbox, found once for all tests of a class.</summary>
public sealed class FoundPages(Browsing browsing) : IDisposable
{
    private static readonly (string Mailbox, StaffRoles Role)[] Staff =
    [
        (HouseInUse.Analyst, StaffRoles.Analyst), ("senior@hotline.example", StaffRoles.SeniorAnalyst), ("takedown@hotline.example", StaffRoles.TakedownOfficer), ("campaigns@hotline.example", StaffRoles.CampaignOfficer),
        ("manager@hotline.example", StaffRoles.Manager), ("administrator@hotline.example", StaffRoles.Administrator), ("auditor@hotline.example", StaffRoles.Auditor),
    ];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private Dictionary<PagePattern, FoundPage>? _all;

    internal async Task<IReadOnlyDictionary<PagePattern, FoundPage>> AllAsync()
    {
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _all ??= await FindAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<Dictionary<PagePattern, FoundPage>> FindAsync()
    {
        var found = new Dictionary<PagePattern, FoundPage>();
        var seen = await HouseInUse.MakeAsync(browsing);
        foreach (var door in new[] { "public", "hosts", "sandbox", "workbench" })
        {
            // First with what belongs to a step that somebody has begun: without its cookies another page answers.
            foreach (var step in seen.Where(one => one.Door == door).GroupBy(one => one.Session))
                await WalkAsync(door, StaffRoles.None, step.Key, step.Select(one => one.Path), found);
            if (door != "workbench") await WalkAsync(door, StaffRoles.None, session: null, [], found);
        }

        foreach (var (mailbox, role) in Staff)
        {
            await using (await Visitor.SignedInAsync(browsing, mailbox, hasScript: false))
                await WalkAsync("workbench", role, browsing.SignedIn[mailbox], seen.Where(one => one.Door == "workbench").Select(one => one.Path), found);
        }

        return found;
    }

    private async Task WalkAsync(string door, StaffRoles role, string? session, IEnumerable<string> known, Dictionary<PagePattern, FoundPage> found)
    {
        await using var person = await browsing.VisitAsync(hasScript: false, session: session);
        await new LinkWalk(browsing.Sandbox, door, role, person.Page.Context.APIRequest, session).RunAsync(known, found);
    }
}
