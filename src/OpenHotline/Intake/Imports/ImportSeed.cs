using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Intake.Imports;

/// <summary>Derives id and receipt of a line, the same each time the line is read: this is why a resumed import never doubles.</summary>
internal sealed class ImportSeed(byte[] seed, DateTime startedAt)
{
    public (Guid Id, ReceiptCode Receipt) Of(long line, ReportText text)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, seed);
        Span<byte> place = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(place, line);
        mac.AppendData(place);
        // A line that was changed in the file is another report, not one that is passed over.
        mac.AppendData(Encoding.UTF8.GetBytes($"{text.Source}\0{text.Address}\0{text.Referrer}\0{text.Note}"));
        var derived = mac.GetHashAndReset();
        return (IdOf(derived.AsSpan(16, 16)), ReceiptCode.Of(derived));
    }

    // RFC 9562, version 7: the import's time first, so that its rows lie together.
    private Guid IdOf(Span<byte> id)
    {
        var milliseconds = new DateTimeOffset(startedAt).ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++) id[i] = (byte)(milliseconds >> (40 - (8 * i)));
        id[6] = (byte)((id[6] & 0x0F) | 0x70);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
