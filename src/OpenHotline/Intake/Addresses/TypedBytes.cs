using System.Buffers;
using System.Text;

namespace OpenHotline.Intake.Addresses;

/// <summary>Turns the bytes of an address into text without losing any.</summary>
internal static class TypedBytes
{
    /// <summary>UTF-8 as text; each byte that is no UTF-8 as its <c>%XX</c> escape.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
        var buffer = new SpellingBuffer(stackalloc char[512]);
        Span<char> signs = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var taken);
            if (status == OperationStatus.Done) buffer.Append(signs[..rune.EncodeToUtf16(signs)]);
            else foreach (var octet in bytes[..taken]) buffer.AppendEscaped(octet);
            bytes = bytes[taken..];
        }

        var text = buffer.Written.ToString();
        buffer.Dispose();
        return text;
    }
}
