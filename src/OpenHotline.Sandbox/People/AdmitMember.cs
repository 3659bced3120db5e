using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Members;

namespace OpenHotline.Sandbox.People;

/// <summary>Adds the sandbox's member and has a key issued for it, by the house's own use cases.</summary>
public static class AdmitMember
{
    /// <summary>The key; empty where the member was added before, since a key is seen once only.</summary>
    public static async Task<string> RunAsync(IServiceProvider house, CancellationToken cancellation)
    {
        await using var scope = house.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<AddMember>().RunAsync("Small Social Network", ReportSource.Member, cancellation) is not AddMember.Outcome.Added added) return "";
        return await services.GetRequiredService<IssueMemberKey>().RunAsync(added.MemberId, cancellation) is IssueMemberKey.Outcome.Issued issued ? issued.Key.Reveal() : "";
    }
}
