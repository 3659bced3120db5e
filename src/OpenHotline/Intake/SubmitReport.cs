using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Addresses;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Intake;

/// <summary>Takes one report of a person. It is on disk, sealed, before the answer.</summary>
/// <remarks>Safe to repeat with the same id: the second adds nothing. Runs where only the public half of the keyring is.</remarks>
public sealed class SubmitReport(ArrivalWriter writer, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Taken : Outcome;

        /// <summary>The address cannot be read; the form asks again.</summary>
        public sealed record AddressRefused(AddressRefusal Why) : Outcome;

        /// <summary>Longer than <see cref="ReportLimits"/> allow, or a thing without a place.</summary>
        public sealed record OutOfBounds : Outcome;

        public sealed record NotTaken(NotTakenReason Why) : Outcome;
    }

    public async Task<Outcome> RunAsync(Guid reportId, ReceiptCode receipt, ReportText text)
    {
        if (!IsInBounds(text)) return new Outcome.OutOfBounds();
        if (text.Thing == ThingKind.Webpage && WebAddress.Read(text.Address) is WebAddress.Outcome.Refused refused) return new Outcome.AddressRefused(refused.Why);

        var arrival = new NewArrival(reportId, clock.GetUtcNow().UtcDateTime, ReportChannel.Form, receipt, text);
        return await writer.TakeAsync([arrival]) is TakeOutcome.NotTaken notTaken ? new Outcome.NotTaken(notTaken.Why) : new Outcome.Taken();
    }

    private static bool IsInBounds(ReportText text) =>
        (text.Thing == ThingKind.Webpage || !string.IsNullOrWhiteSpace(text.Where))
        && !(text.Address?.Length > ReportLimits.MaxAddressChars) && !(text.Where?.Length > ReportLimits.MaxWhereChars)
        && !(text.Referrer?.Length > ReportLimits.MaxAddressChars) && !(text.Password?.Length > ReportLimits.MaxPasswordChars)
        && !(text.Note?.Length > ReportLimits.MaxNoteChars) && !(text.Reference?.Length > ReportLimits.MaxReferenceChars);
}
