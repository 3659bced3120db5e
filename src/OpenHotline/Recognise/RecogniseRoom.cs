using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Secrets.Rotation;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Recognise.YoungPeople;

namespace OpenHotline.Recognise;

/// <summary>Knows pictures again by their hashes, and says where that knowledge comes from.</summary>
/// <remarks>Writes bank.added, bank.entries-added, entry.confirmed, entry.challenged, entry.kept, entry.withdrawn and hash.matched. It has no job.</remarks>
public static class RecogniseRoom
{
    public static IServiceCollection AddRecognise(this IServiceCollection services) => services
        .AddScoped<AddBank>()
        .AddScoped<AddEntries>()
        .AddScoped<LookUpHash>()
        .AddScoped<JudgeEntry>()
        .AddScoped<ReadBanks>()
        .AddFollower<FollowOwnRequests>()
        .AddScoped<ILookupHolder, EntryLookups>();

    extension(HotlineDb db)
    {
        public DbSet<Bank> Banks => db.Set<Bank>();

        public DbSet<BankEntry> BankEntries => db.Set<BankEntry>();
    }
}
