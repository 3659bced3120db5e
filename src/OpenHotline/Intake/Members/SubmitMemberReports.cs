using System.Security.Cryptography;
using System.Text;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Addresses;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Intake.Members;

/// <summary>Takes a member's request of up to 100 addresses: one report and one receipt for each that can be read.</summary>
/// <remarks>Safe to repeat under an idempotency key: the second request adds nothing and gets the same receipts. The reports are on disk before the answer.</remarks>
public sealed class SubmitMemberReports(ArrivalWriter writer, TimeProvider clock)
{
    public const int MaxIdempotencyKeyChars = 200;

    /// <param name="Note">About all of the addresses; null when there is nothing to say.</param>
    /// <param name="Source">Null for the member's own.</param>
    /// <param name="ReceivedAt">When the member received them; null for now.</param>
    public sealed record Request(IReadOnlyList<string?> Addresses, string? Note, ReportSource? Source, DateTime? ReceivedAt, string? Reference)
    {
        // Privacy: a record prints its members.
        public override string ToString() => "[request]";
    }

    /// <summary>What became of one address: a receipt, or the reason why it was not taken.</summary>
    public sealed record Line(ReceiptCode? Receipt, AddressRefusal? Why);

    public abstract record Outcome
    {
        /// <summary>On disk. The lines stand in the order of the addresses.</summary>
        public sealed record Taken(IReadOnlyList<Line> Lines) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;

        public sealed record NotTaken(NotTakenReason Why) : Outcome;
    }

    public enum Refusal
    {
        NoAddress = 1,
        TooManyAddresses = 2,
        NoteTooLong = 3,
        ReferenceTooLong = 4,
        SourceNotYours = 5,
        ReceivedAtNotPossible = 6,
        IdempotencyKeyTooLong = 7,
        IdempotencyKeyUsedForAnother = 8,
    }

    public async Task<Outcome> RunAsync(KnownMember member, Request request, string? idempotencyKey)
    {
        var now = clock.GetUtcNow();
        if (WhyRefused(member, request, idempotencyKey, now.UtcDateTime) is { } why) return new Outcome.Refused(why);

        var guard = idempotencyKey is null ? null : new RepeatGuard(
            member.MemberId, SHA256.HashData(Encoding.UTF8.GetBytes(idempotencyKey)), Fingerprint(request), RandomNumberGenerator.GetBytes(16));
        var lines = LinesOf(member, request, guard);
        var arrivals = new List<NewArrival>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Receipt is not { } receipt) continue;
            var text = new ReportText { Source = request.Source ?? member.Source, Address = request.Addresses[i], Note = request.Note, Reference = request.Reference };
            arrivals.Add(new NewArrival(Guid.CreateVersion7(now), request.ReceivedAt ?? now.UtcDateTime, ReportChannel.Api, receipt, text, member.MemberId));
        }

        if (arrivals.Count == 0) return new Outcome.Taken(lines);
        return await writer.TakeAsync(arrivals, guard) switch
        {
            TakeOutcome.Taken => new Outcome.Taken(lines),
            TakeOutcome.TakenBefore before when CryptographicOperations.FixedTimeEquals(before.BodyHash, guard!.BodyHash) =>
                new Outcome.Taken(LinesOf(member, request, guard with { Salt = before.Salt })),
            TakeOutcome.TakenBefore => new Outcome.Refused(Refusal.IdempotencyKeyUsedForAnother),
            TakeOutcome.NotTaken notTaken => new Outcome.NotTaken(notTaken.Why),
            var other => throw new InvalidOperationException($"An outcome without an answer: {other.GetType().Name}."),
        };
    }

    private static Refusal? WhyRefused(KnownMember member, Request request, string? idempotencyKey, DateTime now)
    {
        if (request.Addresses.Count == 0) return Refusal.NoAddress;
        if (request.Addresses.Count > ReportLimits.MaxAddresses) return Refusal.TooManyAddresses;
        if (request.Note?.Length > ReportLimits.MaxNoteChars) return Refusal.NoteTooLong;
        if (request.Reference?.Length > ReportLimits.MaxReferenceChars) return Refusal.ReferenceTooLong;
        // A company cannot report as police: sources are counted apart, and the count must be true.
        if (request.Source is { } source && source != member.Source && source is not (ReportSource.Public or ReportSource.Other)) return Refusal.SourceNotYours;
        if (request.ReceivedAt is { } receivedAt && !ReportLimits.IsPlausible(receivedAt, now)) return Refusal.ReceivedAtNotPossible;
        return idempotencyKey?.Length > MaxIdempotencyKeyChars ? Refusal.IdempotencyKeyTooLong : null;
    }

    private static List<Line> LinesOf(KnownMember member, Request request, RepeatGuard? guard) =>
        [.. request.Addresses.Select((address, i) => WebAddress.Read(address) is WebAddress.Outcome.Refused refused
            ? new Line(Receipt: null, refused.Why)
            : new Line(guard is null ? ReceiptCode.New() : ReceiptCode.Of(member.Key.Derive(guard.Salt, guard.KeyHash, i)), Why: null))];

    /// <summary>The same for the same request, however its JSON was spelled.</summary>
    private static byte[] Fingerprint(Request request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (IEnumerable<string?>)[request.Note, request.Reference, request.Source?.ToString(), request.ReceivedAt?.ToString("O"), .. request.Addresses])
        {
            var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(part is null ? -1 : bytes.Length));
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
