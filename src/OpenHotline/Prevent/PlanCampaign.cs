using OpenHotline.Facts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Prevent;

/// <summary>Plans a campaign.</summary>
public sealed class PlanCampaign(HotlineDb db, UnitOfWork unit, Ground.Timeline.Timeline timeline, TimeProvider clock)
{
    public const int MaxNameCharacters = 100;
    public const int MaxPurposeCharacters = 1000;

    public abstract record Outcome
    {
        public sealed record Planned(Guid CampaignId) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoName = 1,
        TooLong = 2,
        NoPurpose = 3,
        NoSuchAudience = 4,
        EndsBeforeItBegins = 5,
    }

    public Task<Outcome> RunAsync(CampaignPlan plan, CancellationToken cancellation) => unit.RunAsync(_ =>
    {
        var tidy = plan with { Name = plan.Name.Trim(), Purpose = plan.Purpose.Trim(), Funder = string.IsNullOrWhiteSpace(plan.Funder) ? null : plan.Funder.Trim() };
        if (tidy.Name.Length == 0) return Refused(Refusal.NoName);
        if (tidy.Purpose.Length == 0) return Refused(Refusal.NoPurpose);
        if (tidy.Name.Length > MaxNameCharacters || tidy.Funder?.Length > MaxNameCharacters || tidy.Purpose.Length > MaxPurposeCharacters) return Refused(Refusal.TooLong);
        if (!Enum.IsDefined(tidy.Audience)) return Refused(Refusal.NoSuchAudience);
        if (tidy.LastOn < tidy.FirstOn) return Refused(Refusal.EndsBeforeItBegins);

        var now = clock.GetUtcNow();
        var campaign = new Campaign(Guid.CreateVersion7(now), tidy, now.UtcDateTime);
        db.Add(campaign);
        timeline.Write(new CampaignPlanned(campaign.Id));
        return Task.FromResult<Outcome>(new Outcome.Planned(campaign.Id));
    }, cancellation);

    private static Task<Outcome> Refused(Refusal why) => Task.FromResult<Outcome>(new Outcome.Refused(why));
}
