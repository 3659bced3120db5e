using System.Security.Cryptography;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Arrivals;

/// <summary>Seals reports to the house's public key, as rows that wait to be opened.</summary>
internal static class ArrivalRows
{
    public static RowBatch Of(IEnumerable<NewArrival> arrivals, Keyring keys)
    {
        var rows = new RowBatch("INSERT INTO arrivals", "ON CONFLICT DO NOTHING",
            new("id", ColumnKind.Id), new("received_at", ColumnKind.LongNumber), new("channel", ColumnKind.Number), new("receipt_hash", ColumnKind.Bytes),
            new("wrapping_key", ColumnKind.Number), new("wrapped_key", ColumnKind.Bytes), new("sealed_body", ColumnKind.Bytes), new("member_id", ColumnKind.Id));
        using var wrapper = keys.Wrapper();
        foreach (var arrival in arrivals)
        {
            var key = RandomNumberGenerator.GetBytes(32);
            rows.Add(arrival.Id, arrival.ReceivedAt, arrival.Channel, arrival.Receipt.Hash, wrapper.KeyId, wrapper.Wrap(key, arrival.Id),
                new RecordSecret(arrival.Id, key).Seal(SealedFields.ReportText, arrival.Body), arrival.MemberId);
        }

        return rows;
    }
}
