using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Imports;
using OpenHotline.Intake.Members;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Intake;

/// <summary>Takes reports in and makes of them webpages, sightings and episodes.</summary>
public static class IntakeRoom
{
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.TryAddSingleton(new IntakeSettings());
        services.TryAddSingleton(new OwnPictureSettings());
        services.TryAddSingleton<IAgeCheck, NoAgeCheck>();
        return services
            .AddSingleton(provider => IntakePressure.For(provider.GetRequiredService<DatabaseAddress>()))
            .AddSingleton<ArrivalWriter>()
            .AddSingleton<ReceiptRhythm>()
            .AddScoped<ReadReceipt>()
            .AddScoped<ReadAddress>()
            .AddScoped<DiscloseAddress>()
            .AddScoped<ChooseStripping>()
            .AddScoped<ReadReport>()
            .AddSingleton<RecogniseMember>()
            .AddScoped<AddMember>()
            .AddScoped<IssueMemberKey>()
            .AddScoped<RevokeMemberKey>()
            .AddScoped<SubmitMemberReports>()
            .AddScoped<SubmitReport>()
            .AddScoped<ImportReports>()
            .AddScoped<SubmitOwnRequest>()
            .AddScoped<ReadOwnRequest>()
            .AddScoped<TakeBackOwnRequest>()
            .AddScoped<OpenFingerprints>()
            .AddScoped<AcknowledgeHandOver>()
            .AddJob<HandOverJob>(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2))
            .AddJob<ForgetHandOverJob>(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2))
            .AddFollower<EpisodeFollower>()
            .AddFollower<ReceiptProgressFollower>()
            .AddJob<OpenArrivalsJob>(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(200))
            .AddJob<ForgetIdempotencyKeysJob>(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));
    }

    extension(HotlineDb db)
    {
        public DbSet<Webpage> Webpages => db.Set<Webpage>();

        public DbSet<Episode> Episodes => db.Set<Episode>();

        public DbSet<Report> Reports => db.Set<Report>();

        public DbSet<Sighting> Sightings => db.Set<Sighting>();

        public DbSet<Member> Members => db.Set<Member>();

        public DbSet<MemberKey> MemberKeys => db.Set<MemberKey>();

        public DbSet<Import> Imports => db.Set<Import>();
    }
}
