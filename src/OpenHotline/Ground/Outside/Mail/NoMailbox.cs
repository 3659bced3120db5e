namespace OpenHotline.Ground.Outside.Mail;

/// <summary>Where no mailbox is set up: nothing ever comes in.</summary>
internal sealed class NoMailbox : IMailbox
{
    public IAsyncEnumerable<ReceivedMail> ReadNewAsync(CancellationToken cancellation) => AsyncEnumerable.Empty<ReceivedMail>();

    public Task MarkHandledAsync(string id, CancellationToken cancellation) => Task.CompletedTask;
}
