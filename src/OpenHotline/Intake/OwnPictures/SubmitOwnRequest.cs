using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Addresses;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>Takes a young person's request: the hashes of their pictures, and the addresses as reports, in one commit.</summary>
/// <remarks>Safe to repeat with the same id: the second adds nothing, and the first PIN counts. Runs where only the public half of the keyring is.</remarks>
public sealed partial class SubmitOwnRequest(
    HotlineDb db, UnitOfWork unit, Vault vault, Keyring keys, Ground.Timeline.Timeline timeline, TimeProvider clock, ILogger<SubmitOwnRequest> logger)
{
    public const int MaxAddresses = 10;
    public const int MaxReachMeChars = 200;

    public abstract record Outcome
    {
        public sealed record Taken : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;

        public sealed record NotTaken(NotTakenReason Why) : Outcome;
    }

    public enum Refusal
    {
        /// <summary>Neither a picture nor an address.</summary>
        Empty = 1,

        /// <summary>The fingerprints are not what our page writes, or too many.</summary>
        Fingerprints = 2,

        /// <summary>One of the addresses cannot be read, or there are too many.</summary>
        Addresses = 3,

        /// <summary>Not 6 to 12 digits, or one that everybody tries first.</summary>
        Pin = 4,

        /// <summary>A code or a text out of its bounds.</summary>
        OutOfBounds = 5,
    }

    public async Task<Outcome> RunAsync(Guid requestId, ReceiptCode receipt, string? typedPin, OwnRequestText text, CancellationToken cancellation)
    {
        if (OwnPictures.Fingerprints.Read(text.Fingerprints) is not Fingerprints.Reading.Accepted { Fingerprints: var fingerprints }) return Refused(Refusal.Fingerprints);
        if (text.Addresses.Count > MaxAddresses || text.Addresses.Any(address => WebAddress.Read(address) is WebAddress.Outcome.Refused)) return Refused(Refusal.Addresses);
        if (fingerprints.Files.Count == 0 && text.Addresses.Count == 0) return Refused(Refusal.Empty);
        if (Pin.Read(typedPin) is not { IsEasy: false } pin) return Refused(Refusal.Pin);
        if (!Enum.IsDefined(text.Age) || text.Happened.Count > Enum.GetValues<WhatHappened>().Length || text.ReachMe?.Length > MaxReachMeChars) return Refused(Refusal.OutOfBounds);

        var salt = RandomNumberGenerator.GetBytes(Pin.SaltBytes);
        var hash = pin.Hash(salt);
        var handOver = text.ReachMe is null ? null : ReceiptCode.New();
        var kept = text with { Fingerprints = fingerprints.Text, HandOverCode = handOver?.Text };
        try
        {
            await unit.RunAsync(inner => KeepAsync(requestId, receipt, (salt, hash), kept, fingerprints, handOver, inner), cancellation);
            return new Outcome.Taken();
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            var why = ArrivalConnection.WhyNot(failure);
            // Privacy: the kind of the failure only; its message may quote what was written.
            Log.NotCommitted(logger, why, failure.GetType().Name);
            return new Outcome.NotTaken(why);
        }
    }

    private async Task KeepAsync(Guid id, ReceiptCode receipt, (byte[] Salt, byte[] Hash) pin, OwnRequestText text, Fingerprints fingerprints, ReceiptCode? handOver, CancellationToken cancellation)
    {
        if (await db.Set<OwnRequest>().AnyAsync(one => one.Id == id, cancellation)) return;
        var now = clock.GetUtcNow();
        db.Add(new OwnRequest(id, now.UtcDateTime, receipt, pin.Salt, pin.Hash, vault.NewRecord(id).Seal(SealedFields.OwnRequest, text.ToJson()), fingerprints, handOver));
        var reports = text.Addresses.Select(address => new NewArrival(Guid.CreateVersion7(now), now.UtcDateTime, ReportChannel.Form, ReceiptCode.New(), ReportOf(text, address))).ToList();
        db.AddRange(reports.Select(report => new OwnRequestReport(id, report.Id)));
        timeline.Write(new OwnRequestReceived(id, fingerprints.Pictures, fingerprints.Videos, reports.Count));
        await db.SaveChangesAsync(cancellation);
        await ArrivalRows.Of(reports, keys).WriteAsync(db, cancellation);
    }

    // The analyst learns what to look for and what to fear for, and nobody's name.
    private static ReportText ReportOf(OwnRequestText text, string address) => new()
    {
        Source = ReportSource.YoungPerson, Address = address,
        SaysChildAtRisk = OwnRequestText.IsThreat(text.Happened),
    };

    private static Outcome Refused(Refusal why) => new Outcome.Refused(why);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A young person's request was not taken: {Why} ({FailureKind}); they were told")]
        public static partial void NotCommitted(ILogger logger, NotTakenReason why, string failureKind);
    }
}
