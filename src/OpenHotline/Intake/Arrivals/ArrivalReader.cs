using System.Security.Cryptography;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Intake.Arrivals;

/// <summary>Reads waiting arrivals, opens them and works out what they point to, before any transaction.</summary>
internal sealed class ArrivalReader(HotlineDb db, Keyring keys)
{
    public async Task<List<OpenedArrival>> ReadAsync(int most, CancellationToken cancellation)
    {
        var rows = await db.ListAsync(
            "SELECT id, received_at, channel, receipt_hash, wrapping_key, wrapped_key, sealed_body, member_id FROM arrivals ORDER BY id LIMIT @most",
            row => new ArrivalRow(row.Id(0), row.Time(1), (ReportChannel)row.GetInt32(2), row.GetFieldValue<byte[]>(3), row.GetInt32(4),
                row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6), row.IdOrNull(7)),
            cancellation, ("most", most));
        return rows.ConvertAll(Open);
    }

    private OpenedArrival Open(ArrivalRow row)
    {
        if (OpenSecret(row) is not { } secret || OpenText(secret, row) is not { } text) return new OpenedArrival(row, Text: null, Page: null, Steps: null);
        if (text.Thing != ThingKind.Webpage || WebAddress.Read(text.Address) is not WebAddress.Outcome.Accepted read)
            return new OpenedArrival(row, text, Page: null, Steps: null);
        var typed = text.Address!.Equals(read.Address.Text, StringComparison.Ordinal) ? null : text.Address;
        var steps = new ReachingSteps(typed, text.Referrer, read.SignIn?.UserName, text.Password ?? read.SignIn?.Password);
        return new OpenedArrival(row, text, OpenedPage.Of(read.Address, keys), steps.IsEmpty ? null : secret.Seal(SealedFields.SightingSteps, steps.ToJson()));
    }

    private RecordSecret? OpenSecret(ArrivalRow row)
    {
        try
        {
            return new RecordSecret(row.Id, keys.Unwrap(row.WrappingKey, row.WrappedKey, row.Id));
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
