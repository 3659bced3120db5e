using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Web.Public.Form;

/// <summary>Seals a begun form into a text that the browser carries and cannot read, and derives from it what must be the same when it is sent twice.</summary>
/// <remarks>AES-256-GCM. The key lives in memory, or is given by the settings where several machines stand behind one address.</remarks>
public sealed class FormSeal
{
    private const int NonceBytes = 12, TagBytes = 16;
    private const int MaxSealedChars = 200_000;
    private readonly byte[] key;
    private readonly PublicFormSettings settings;
    private readonly TimeProvider clock;

    public FormSeal(PublicFormSettings settings, TimeProvider clock) =>
        (key, this.settings, this.clock) = (settings.SealKey is { } given ? Convert.FromBase64String(given) : RandomNumberGenerator.GetBytes(32), settings, clock);

    public FormAnswers Begin() => new() { StartedAt = Now, Seed = NewSeed() };

    /// <summary>The moment that a form begins, as exact as its seal keeps it.</summary>
    internal DateTime Now => Whole(clock.GetUtcNow().UtcDateTime);

    internal static byte[] NewSeed() => RandomNumberGenerator.GetBytes(16);

    internal string Close<T>(T answers) where T : ISealedAnswers<T> => Seal(Encoding.ASCII.GetBytes(T.SealedAs), answers.ToJson());

    /// <summary>Null where it was not sealed here, was changed, or is too old.</summary>
    internal T? Open<T>(string? sealedAnswers) where T : class, ISealedAnswers<T> =>
        Unseal(Encoding.ASCII.GetBytes(T.SealedAs), sealedAnswers) is { } json && T.FromJson(json) is { } answers
        && clock.GetUtcNow().UtcDateTime - answers.StartedAt < TimeSpan.FromHours(settings.OpenHours) ? answers : null;

    /// <summary>The id of the report that these answers become: the same each time they are sent.</summary>
    internal Guid ReportId<T>(T answers) where T : ISealedAnswers<T>
    {
        Span<byte> id = stackalloc byte[16];
        Derive("id"u8, answers).AsSpan(0, 16).CopyTo(id);
        var milliseconds = new DateTimeOffset(answers.StartedAt).ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++) id[i] = (byte)(milliseconds >> (40 - (8 * i)));
        // RFC 9562: version 7 in the seventh byte, variant in the ninth.
        id[6] = (byte)((id[6] & 0x0F) | 0x70);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    /// <summary>The receipt of these answers: the same each time they are sent, known to nobody without this door's key.</summary>
    internal ReceiptCode Receipt<T>(T answers) where T : ISealedAnswers<T> => ReceiptCode.Of(Derive("receipt"u8, answers));

    /// <summary>What a browser's puzzle starts from: 32 bytes that nobody can know before these answers were given.</summary>
    internal byte[] Challenge<T>(T answers) where T : ISealedAnswers<T> => Derive("puzzle"u8, answers);

    /// <summary>A ticket that lets these answers in, and no others, from a moment on.</summary>
    internal string Ticket<T>(T answers, DateTime notBefore) where T : ISealedAnswers<T>
    {
        var ticket = new byte[8 + 32];
        BinaryPrimitives.WriteInt64BigEndian(ticket, notBefore.Ticks);
        Derive("ticket"u8, answers).CopyTo(ticket, 8);
        return Seal("wait"u8, ticket);
    }

    /// <summary>From when on a ticket lets these answers in; null where it is not theirs.</summary>
    internal DateTime? NotBefore<T>(T answers, string? ticket) where T : ISealedAnswers<T> =>
        Unseal("wait"u8, ticket) is { Length: 40 } plain && CryptographicOperations.FixedTimeEquals(plain.AsSpan(8), Derive("ticket"u8, answers))
            ? new DateTime(BinaryPrimitives.ReadInt64BigEndian(plain), DateTimeKind.Utc) : null;

    private static DateTime Whole(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    private byte[] Derive<T>(ReadOnlySpan<byte> purpose, T answers) where T : ISealedAnswers<T>
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(purpose);
        mac.AppendData([0]);
        mac.AppendData(Encoding.ASCII.GetBytes(T.SealedAs));
        mac.AppendData([0]);
        mac.AppendData(answers.ToJson());
        return mac.GetHashAndReset();
    }

    private string Seal(ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> plain)
    {
        var bytes = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(bytes.AsSpan(0, NonceBytes), plain, bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), purpose);
        return Base64Url.EncodeToString(bytes);
    }

    private byte[]? Unseal(ReadOnlySpan<byte> purpose, string? text)
    {
        if (text is null or { Length: > MaxSealedChars } || !Base64Url.IsValid(text)) return null;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < NonceBytes + TagBytes) return null;
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), plain, purpose);
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
