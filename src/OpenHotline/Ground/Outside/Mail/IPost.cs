namespace OpenHotline.Ground.Outside.Mail;

/// <summary>Hands one message to our mail relay.</summary>
/// <remarks>Tries once. Never throws for what the relay does; only a cancelled call throws.</remarks>
public interface IPost
{
    Task<PostOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellation);
}
