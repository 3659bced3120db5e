using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Training;

/// <summary>In which earnest the house runs.</summary>
public enum HouseMode
{
    /// <summary>Everything can be practised; nothing leaves the house.</summary>
    Training = 1,

    /// <summary>The small internet on loopback: what is sent arrives there and nowhere else.</summary>
    Sandbox = 2,

    /// <summary>Notices, referrals and lists go out.</summary>
    Live = 3,
}

/// <summary>Says whether anything may leave the house. Whoever sends asks first, each time.</summary>
/// <remarks>Safety: outside the sandbox nothing leaves until two people have recorded legal basis, police contact and viewing arrangements.</remarks>
public sealed class TrainingMode(HotlineDb db, HouseSettings settings)
{
    public async Task<HouseMode> ModeAsync(CancellationToken cancellation)
    {
        if (settings.IsSandbox) return HouseMode.Sandbox;
        return (await MissingAsync(cancellation)).Count == 0 ? HouseMode.Live : HouseMode.Training;
    }

    /// <summary>Whether notices, referrals and lists may go out.</summary>
    public async Task<bool> MaySendAsync(CancellationToken cancellation) => await ModeAsync(cancellation) != HouseMode.Training;

    /// <summary>Whether nothing may leave.</summary>
    public async Task<bool> IsOnAsync(CancellationToken cancellation) => await ModeAsync(cancellation) == HouseMode.Training;

    /// <summary>What two people have still to record.</summary>
    public async Task<IReadOnlyList<TrainingRecordKind>> MissingAsync(CancellationToken cancellation)
    {
        var standing = await db.Set<TrainingRecord>().AsNoTracking().Where(record => record.ReplacedAt == null).Select(record => record.Kind).ToListAsync(cancellation);
        return [.. Enum.GetValues<TrainingRecordKind>().Where(kind => !standing.Contains(kind))];
    }
}
