using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Assess;

/// <summary>Asks for observable facts, derives every category by a table, and has opinions and disputes looked at by others.</summary>
public static class AssessRoom
{
    public static IServiceCollection AddAssess(this IServiceCollection services)
    {
        services.TryAddSingleton(new AssessSettings());
        services.TryAddSingleton(QuestionSet.Shipped);
        services.TryAddSingleton(CategoryTable.Shipped);
        services.TryAddSingleton<OpinionSample>();
        return services
            .AddScoped<WriteRevision>().AddScoped<SubmitAssessment>().AddScoped<ChangeAssessment>().AddScoped<JudgeCorrection>().AddScoped<CorrectAssessment>()
            .AddScoped<RequestSecondOpinion>().AddScoped<GiveSecondOpinion>().AddScoped<KeepAssessment>().AddScoped<AgreementFigures>()
            .AddScoped<OpenDispute>().AddScoped<DecideDispute>().AddScoped<KeepViewingSettings>().AddScoped<CountExposure>().AddScoped<SiteHistory>().AddScoped<ReadCase>();
    }

    extension(HotlineDb db)
    {
        public DbSet<Assessment> Assessments => db.Set<Assessment>();

        public DbSet<Opinion> Opinions => db.Set<Opinion>();

        public DbSet<Dispute> Disputes => db.Set<Dispute>();
    }
}
