using System.Text.RegularExpressions;
using OpenHotline.Ground.Outside.Mail;

namespace OpenHotline.Web.Tests.Workbench.Accounts;

/// <summary>Keeps what would have been mailed.</summary>
internal sealed partial class PostRecorder : IPost
{
    private readonly TaskCompletionSource<string> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<PostOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        first.TrySetResult(mail.Message.TextBody!);
        return Task.FromResult<PostOutcome>(new PostOutcome.Accepted("", "", ReportsPromised: false));
    }

    /// <summary>The path of the one-time link in the first letter.</summary>
    public async Task<string> LinkAsync() => Link().Match(await first.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Value;

    [GeneratedRegex("/join/[A-Za-z0-9_-]{43}", RegexOptions.None, 200)]
    private static partial Regex Link();
}
