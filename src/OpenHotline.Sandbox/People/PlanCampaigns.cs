using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Sandbox.People;

/// <summary>The worked campaign that runs, at the first start.</summary>
/// <remarks>Safe to repeat: where it is already nothing is added.</remarks>
internal static class PlanCampaigns
{
    /// <summary>The codes of its links; empty where it was there before.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(IServiceProvider house, string officer, string manager, TimeProvider clock, CancellationToken cancellation)
    {
        await using var scope = house.CreateAsyncScope();
        var worked = WorkedCampaigns.Girls(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (await CampaignOffice.FindAsync(scope.ServiceProvider, officer, manager, cancellation) is not { } office || await office.HasAsync(worked.Plan.Name, cancellation)) return [];
        var (id, codes) = await office.PlanAsync(worked, cancellation);
        await office.StartAsync(id, cancellation);
        await office.SpendAsync(id, worked, cancellation);
        return codes;
    }
}
