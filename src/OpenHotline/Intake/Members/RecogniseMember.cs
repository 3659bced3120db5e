using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Members;

/// <summary>Finds the member behind an API key. One for each door.</summary>
/// <remarks>
/// What it read of a key it trusts for a few seconds (<see cref="IntakeSettings.KeyMemorySeconds"/>), so that a revoked key dies that fast on every machine.
/// An unknown key costs the same comparison as a known one with a wrong secret.
/// </remarks>
public sealed class RecogniseMember(IServiceScopeFactory scopes, IntakeSettings settings, TimeProvider clock)
{
    private const int MaxRemembered = 10_000;
    private static readonly Entry Nobody = new(Guid.Empty, default, new byte[32], 0);
    private readonly ConcurrentDictionary<string, Entry> remembered = new(StringComparer.Ordinal);

    /// <summary>Null where the key is not one of ours, or was revoked.</summary>
    public async Task<KnownMember?> RunAsync(string? sentKey, CancellationToken cancellation)
    {
        if (ApiKey.Read(sentKey) is not { } key) return null;
        var entry = await FindAsync(key.PublicId, cancellation) ?? Nobody;
        var isRight = CryptographicOperations.FixedTimeEquals(key.SecretHash, entry.SecretHash);
        return isRight && entry.MemberId != Guid.Empty ? new KnownMember(entry.MemberId, entry.Source, key) : null;
    }

    private async Task<Entry?> FindAsync(string publicId, CancellationToken cancellation)
    {
        if (remembered.TryGetValue(publicId, out var known) && clock.GetElapsedTime(known.ReadAt) < TimeSpan.FromSeconds(settings.KeyMemorySeconds)) return known;
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<HotlineDb>().ListAsync(
            "SELECT m.id, m.source, k.secret_hash FROM member_keys k JOIN members m ON m.id = k.member_id WHERE k.public_id = @name AND k.revoked_at IS NULL",
            row => new Entry(row.Id(0), (ReportSource)row.GetInt32(1), row.GetFieldValue<byte[]>(2), clock.GetTimestamp()), cancellation, ("name", publicId));
        if (rows.Count == 0)
        {
            remembered.TryRemove(publicId, out _);
            return null;
        }

        // Only keys that exist are remembered, so guesses cannot fill the memory.
        if (remembered.Count >= MaxRemembered) remembered.Clear();
        return remembered[publicId] = rows[0];
    }

    private sealed record Entry(Guid MemberId, ReportSource Source, byte[] SecretHash, long ReadAt);
}
