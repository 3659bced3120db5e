using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>The pictures that a creative may have.</summary>
public static class CreativePicture
{
    public const int MaxBytes = 512 * 1024;

    /// <summary>Media types by how their files begin. Nothing that can carry script.</summary>
    public static readonly IReadOnlyList<(string Type, byte[] Begins)> Types =
        [("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ("image/jpeg", [0xFF, 0xD8, 0xFF])];

    internal static string? TypeOf(ReadOnlySpan<byte> file)
    {
        foreach (var (type, begins) in Types)
        {
            if (file.StartsWith(begins)) return type;
        }

        return null;
    }
}

/// <summary>Gives a creative its picture, with words for those who cannot see it.</summary>
public sealed class AddCreativePicture(HotlineDb db, UnitOfWork unit, OpenCampaign open)
{
    public const int MaxAlternativeCharacters = 300;

    public enum Outcome
    {
        Added = 1,

        /// <summary>There is no such creative, or its campaign has begun.</summary>
        NotNow = 2,

        /// <summary>What the picture shows must be said in words.</summary>
        NoAlternative = 3,

        AlternativeTooLong = 4,

        /// <summary>It is neither a PNG nor a JPEG.</summary>
        NotAPicture = 5,

        TooLarge = 6,

        /// <summary>Its words name a website.</summary>
        HasAddress = 7,
    }

    public Task<Outcome> RunAsync(Guid campaignId, Guid creativeId, byte[] picture, string? alternative, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var words = alternative?.Trim() ?? "";
        if (words.Length == 0) return Outcome.NoAlternative;
        if (words.Length > MaxAlternativeCharacters) return Outcome.AlternativeTooLong;
        if (AddCreative.HasAddress(words)) return Outcome.HasAddress;
        if (picture.Length > CreativePicture.MaxBytes) return Outcome.TooLarge;
        if (CreativePicture.TypeOf(picture) is not { } type) return Outcome.NotAPicture;
        if (await open.FindAsync(campaignId, inner) is not { IsOpen: true } campaign) return Outcome.NotNow;
        if (await db.Set<Creative>().SingleOrDefaultAsync(row => row.Id == creativeId && row.CampaignId == campaignId, inner) is not { } creative) return Outcome.NotNow;
        creative.Show(picture, type, words);
        open.Touch(campaign);
        return Outcome.Added;
    }, cancellation);
}
