using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake;

/// <summary>Takes reports in and makes of them webpages, sightings and episodes.</summary>
public static class IntakeRoom
{
    public static IServiceCollection AddIntake(this IServiceCollection services) => services;

    extension(HotlineDb db)
    {
        public DbSet<Webpage> Webpages => db.Set<Webpage>();

        public DbSet<Episode> Episodes => db.Set<Episode>();

        public DbSet<Report> Reports => db.Set<Report>();

        public DbSet<Sighting> Sightings => db.Set<Sighting>();
    }
}
