using OpenHotline.Facts.Codes;
using OpenHotline.Sandbox.Mail;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Hosts;

/// <summary>Answers a notice as its recipient: opens the link, reads the code from the mailbox, presses the button. False when it could not.</summary>
public delegate Task<bool> AnswerByPage(NoticeLetter notice, HostAnswer answer, CancellationToken cancellation);

/// <summary>What the people of a hosting company work with: their mailbox, their servers, and the hotline's page for them.</summary>
public sealed class HostDesk(SandboxWorld world, Letterboxes boxes, AnswerByPage answer, TimeProvider clock)
{
    private const int MaxTries = 4;
    private readonly Dictionary<Guid, int> tries = [];

    public SandboxWorld World { get; } = world;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The notices that nobody at this company has worked on yet, the oldest first.</summary>
    public IReadOnlyList<NoticeLetter> Notices(Network network) =>
        [.. boxes.Waiting(network.AbuseMailbox).Select(NoticeLetter.Read).OfType<NoticeLetter>()];

    public TimeSpan AgeOf(NoticeLetter notice) => Now - notice.Letter.ReceivedAt;

    /// <summary>Puts a letter away unanswered.</summary>
    public void PutAway(NoticeLetter notice) => boxes.MarkWorked(notice.Letter);

    /// <summary>Does to the page what this company does, then answers on the hotline's page. Tried again at the next round, four times.</summary>
    public async Task AnswerAsync(NoticeLetter notice, HostAnswer word, CancellationToken cancellation)
    {
        var isAnswered = await answer(notice, word, cancellation);
        var tried = tries[notice.Letter.Id] = tries.GetValueOrDefault(notice.Letter.Id) + 1;
        if (isAnswered || tried >= MaxTries) PutAway(notice);
    }

    /// <summary>Changes the page that a notice is about, where it is served by this company now.</summary>
    public void Change(NoticeLetter notice, Network network, PageState state)
    {
        if (notice.Page is { } page && World.NetworkOf(page.Site) == network) World.Change(page, state);
    }
}
