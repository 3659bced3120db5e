using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Refer;

/// <summary>Holds for the police, and cases handed to others. Writes hold.placed, hold.released and episode.referred.</summary>
public static class ReferRoom
{
    public static IServiceCollection AddRefer(this IServiceCollection services)
    {
        services.TryAddSingleton(new ReferSettings());
        services.AddScoped<PlaceHold>().AddScoped<ExtendHold>().AddScoped<ReleaseHold>().AddScoped<ReferEpisode>();
        services.AddScoped<HandOverReferral>().AddScoped<HandleUrgentItem>().AddScoped<UrgentList>().AddScoped<NoteWarningBounced>();
        services.AddJob<WarnBeforeHoldEndsJob>(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(2));
        return services.AddJob<EndHoldsJob>(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(2));
    }

    extension(HotlineDb db)
    {
        public DbSet<Hold> Holds => db.Set<Hold>();

        public DbSet<HoldWarning> HoldWarnings => db.Set<HoldWarning>();

        public DbSet<UrgentItem> UrgentItems => db.Set<UrgentItem>();

        public DbSet<Referral> Referrals => db.Set<Referral>();

        /// <summary>Whether the police come first for this episode now. Ask inside the unit of work that acts.</summary>
        public Task<bool> IsOnHoldAsync(Guid episodeId, CancellationToken cancellation) =>
            db.Set<Hold>().AnyAsync(hold => hold.EpisodeId == episodeId && hold.EndedAt == null, cancellation);

        /// <summary>Those of the episodes for which the police come first now. Ask inside the unit of work that acts.</summary>
        public async Task<IReadOnlySet<Guid>> OnHoldAsync(IReadOnlyCollection<Guid> episodeIds, CancellationToken cancellation)
        {
            var (ids, parameter) = db.In("ids", episodeIds);
            return (await db.ListAsync($"SELECT episode_id FROM holds WHERE ended_at IS NULL AND episode_id {ids}", row => row.Id(0), cancellation, parameter)).ToHashSet();
        }

        /// <summary>The turn of whoever changes what may leave the house about a case: its episode, or the report where it has no address.</summary>
        internal async Task LockCaseAsync(Guid caseId, CancellationToken cancellation)
        {
            await db.LockAsync("episodes", caseId, cancellation);
            await db.LockAsync("reports", caseId, cancellation);
        }

        /// <summary>The webpage of an open episode; a thing without an address stands under its report's id in both places. Null where there is none, or it is over.</summary>
        internal async Task<Guid?> OpenCaseAsync(Guid caseId, CancellationToken cancellation)
        {
            if (await db.Set<Episode>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == caseId, cancellation) is { } episode) return episode.ClosedAt is null ? episode.WebpageId : null;
            if (!await db.Set<Report>().AnyAsync(report => report.Id == caseId && report.Thing != ThingKind.Webpage, cancellation)) return null;
            return await db.Set<CaseProgress>().AnyAsync(one => one.Id == caseId && one.ClosedAt != null, cancellation) ? null : caseId;
        }
    }
}
