using System.Security.Cryptography;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Intake.Arrivals;

/// <summary>Reads waiting arrivals, and opens them and works out what they point to, before any transaction.</summary>
internal sealed class ArrivalReader(HotlineDb db, Keyring keys)
{
    /// <summary>The oldest that wait; what is set aside is among them when its time has come.</summary>
    public Task<List<ArrivalRow>> ReadAsync(int most, DateTime now, CancellationToken cancellation) => db.ListAsync(
        """
        SELECT id, received_at, channel, receipt_hash, wrapping_key, wrapped_key, sealed_body, member_id, attempts FROM arrivals
        WHERE not_before IS NULL OR not_before <= @now ORDER BY id LIMIT @most
        """,
        row => new ArrivalRow(row.Id(0), row.Time(1), (ReportChannel)row.GetInt32(2), row.GetFieldValue<byte[]>(3), row.GetInt32(4),
            row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6), row.IdOrNull(7), row.GetInt32(8)),
        cancellation, ("most", most), ("now", now));

    /// <exception cref="KeyNotHereException">It is sealed to a key that this machine does not hold.</exception>
    public OpenedArrival Open(ArrivalRow row, KeyUnwrap unwrapper)
    {
        if (OpenSecret(row, unwrapper) is not { } secret || OpenText(secret, row) is not { } text) return new OpenedArrival(row, Text: null, Page: null, Steps: null);
        if (text.Thing != ThingKind.Webpage || WebAddress.Read(text.Address) is not WebAddress.Outcome.Accepted read)
            return new OpenedArrival(row, text, Page: null, Steps: null);
        var typed = text.Address!.Equals(read.Address.Text, StringComparison.Ordinal) ? null : text.Address;
        var steps = new ReachingSteps(typed, text.Referrer, read.SignIn?.UserName, text.Password ?? read.SignIn?.Password);
        return new OpenedArrival(row, text, OpenedPage.Of(read.Address, keys), steps.IsEmpty ? null : secret.Seal(SealedFields.SightingSteps, steps.ToJson()));
    }

    private static RecordSecret? OpenSecret(ArrivalRow row, KeyUnwrap unwrapper)
    {
        try
        {
            return new RecordSecret(row.Id, unwrapper.Unwrap(row.WrappingKey, row.WrappedKey, row.Id));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ReportText? OpenText(RecordSecret secret, ArrivalRow row)
    {
        try
        {
            return ReportText.FromJson(secret.Open(SealedFields.ReportText, row.SealedBody));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
