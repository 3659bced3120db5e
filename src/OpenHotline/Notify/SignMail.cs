using MimeKit;
using MimeKit.Cryptography;
using OpenHotline.Ground.Secrets;

namespace OpenHotline.Notify;

/// <summary>Signs a notice in two ways: DKIM over the mail, where the house has a key for it, and Ed25519 over the machine-readable part.</summary>
/// <remarks>DKIM proves the mail to mail systems; the second signature proves the report to anybody, also long after the mail is gone. Decision 0072.</remarks>
public sealed class SignMail(Keyring keys, NotifySettings settings)
{
    private static readonly HeaderId[] Signed = [HeaderId.From, HeaderId.To, HeaderId.Subject, HeaderId.Date, HeaderId.MessageId, HeaderId.MimeVersion, HeaderId.ContentType];

    /// <summary>The public half that signatures are checked with: key id, colon, 32 bytes in base64.</summary>
    public string PublicKey => $"{keys.NewestSigningKey}:{Convert.ToBase64String(keys.SigningPublicKey(keys.NewestSigningKey)!)}";

    /// <param name="report">The bytes of xarf.json; null where the mail has none, and then the text is signed.</param>
    public void Apply(MimeMessage message, byte[]? report)
    {
        var bytes = report ?? System.Text.Encoding.UTF8.GetBytes(message.TextBody ?? "");
        message.Headers.Add("X-OpenHotline-Signature", $"v=1; a=ed25519; k={keys.NewestSigningKey}; o={(report is null ? "text" : "xarf.json")}; s={Convert.ToBase64String(keys.Sign(bytes))}");
        if (settings.DkimKeyFile.Length == 0) return;
        message.Prepare(EncodingConstraint.SevenBit);
        using var key = File.OpenRead(settings.DkimKeyFile);
        new DkimSigner(key, settings.DkimDomain, settings.DkimSelector) { HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed, BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed }.Sign(message, Signed);
    }
}
