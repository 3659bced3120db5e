using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace OpenHotline.Ground.Outside.Mail;

/// <summary>Turns what went wrong in a conversation into an outcome.</summary>
internal static class SmtpFault
{
    /// <summary>"Authentication required" (RFC 4954): our own sign-in, not the message.</summary>
    private const int SignInRequired = 530;

    public static PostOutcome Judge(Exception fault, PostStage stage, bool hasBegun, string messageId) => fault switch
    {
        SmtpCommandException refusal => Refusal(refusal, stage),
        AuthenticationException signIn => new PostOutcome.RefusedForNow(PostStage.SignIn, CodeOf(signIn), SmtpPost.Cut(signIn.Message)),
        _ when hasBegun => new PostOutcome.CutOff(messageId),
        OperationCanceledException or TimeoutException => new PostOutcome.TimedOut(stage),
        SslHandshakeException or NotSupportedException => new PostOutcome.Unreachable(PostFault.Encryption),
        SocketException => new PostOutcome.Unreachable(PostFault.NoConnection),
        ProtocolException or IOException or ServiceNotConnectedException => new PostOutcome.Unreachable(PostFault.Protocol),
        ServiceNotAuthenticatedException => new PostOutcome.RefusedForNow(PostStage.SignIn, SignInRequired, ""),
        _ => throw new InvalidOperationException("Unexpected fault while sending mail.", fault),
    };

    private static PostOutcome Refusal(SmtpCommandException refusal, PostStage stage)
    {
        var at = refusal.ErrorCode switch
        {
            SmtpErrorCode.SenderNotAccepted => PostStage.Sender,
            SmtpErrorCode.RecipientNotAccepted => PostStage.Recipient,
            SmtpErrorCode.MessageNotAccepted => PostStage.Content,
            _ => stage,
        };
        var code = (int)refusal.StatusCode;
        var reply = SmtpPost.Cut(refusal.Message);

        // A relay that turns us away before it has heard of the message says nothing about the message.
        return code is >= 500 and < 600 and not SignInRequired && at > PostStage.SignIn
            ? new PostOutcome.RefusedForGood(at, code, reply)
            : new PostOutcome.RefusedForNow(at, code, reply);
    }

    private static int CodeOf(AuthenticationException signIn) =>
        signIn.InnerException is SmtpCommandException inner ? (int)inner.StatusCode : 535;
}
