using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Secrets.Rotation;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Recognise.Near;
using OpenHotline.Recognise.YoungPeople;

namespace OpenHotline.Recognise;

/// <summary>Knows pictures again by their hashes, and says where that knowledge comes from.</summary>
/// <remarks>Writes bank.added, bank.radius-set, bank.entries-added, entry.confirmed, entry.challenged, entry.kept, entry.withdrawn, hash.matched, own-list.granted and own-list.ended. It has no job; a door that looks hashes up follows the banks beside use (<see cref="KeepBankIndex"/>).</remarks>
public static class RecogniseRoom
{
    public static IServiceCollection AddRecognise(this IServiceCollection services) => services
        .AddScoped<AddBank>()
        .AddScoped<AddEntries>()
        .AddScoped<LookUpHash>()
        .AddScoped<JudgeEntry>()
        .AddScoped<ReadBanks>()
        .AddScoped<SetRadius>()
        .AddScoped<FindNear>()
        .AddScoped<FollowBanks>()
        .AddScoped<BankIndexFile>()
        .AddSingleton(provider => BankIndex.For(provider.GetRequiredService<DatabaseAddress>()))
        .AddFollower<FollowOwnRequests>()
        .AddScoped<IRetained, RetainedTakenBack>()
        .AddActOfTwo<GrantOwnListAct>()
        .AddScoped<EndOwnListGrant>()
        .AddScoped<ReadOwnList>()
        .AddScoped<ILookupHolder, EntryLookups>();

    /// <summary>For a door that looks hashes up: the index of PDQ hashes is read in and kept beside use.</summary>
    public static IServiceCollection AddBankIndexKeeping(this IServiceCollection services) => services.AddHostedService<KeepBankIndex>();

    extension(HotlineDb db)
    {
        public DbSet<Bank> Banks => db.Set<Bank>();

        public DbSet<BankEntry> BankEntries => db.Set<BankEntry>();
    }
}
