using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace OpenHotline.Ground.Outside.Mail;

/// <summary>One conversation with the relay: asks for delivery reports, and knows whether the message is under way.</summary>
internal sealed class SmtpConversation : SmtpClient
{
    private readonly OutgoingMail _mail;

    public SmtpConversation(OutgoingMail mail, int timeoutMilliseconds)
    {
        _mail = mail;
        Timeout = timeoutMilliseconds;

        // Safety: revocation lists would be fetched from addresses that a certificate names.
        CheckCertificateRevocation = false;
        DeliveryStatusNotificationType = MailKit.Net.Smtp.DeliveryStatusNotificationType.HeadersOnly;
    }

    public PostStage Stage { get; set; } = PostStage.Greeting;

    public Handover Progress { get; } = new();

    public bool ReportsPromised => _mail.DeliveryReports && Capabilities.HasFlag(SmtpCapabilities.Dsn);

    protected override string? GetEnvelopeId(MimeMessage message) => _mail.EnvelopeId;

    protected override DeliveryStatusNotification? GetDeliveryStatusNotifications(MimeMessage message, MailboxAddress mailbox) =>
        _mail.DeliveryReports
            ? DeliveryStatusNotification.Success | DeliveryStatusNotification.Failure | DeliveryStatusNotification.Delay
            : null;

    /// <summary>Turns true with the first byte of the message.</summary>
    internal sealed class Handover : ITransferProgress
    {
        public bool HasBegun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => HasBegun = true;

        public void Report(long bytesTransferred) => HasBegun = true;
    }
}
