using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Ground.Outside.Mail;

/// <summary>Chooses the mailbox that the settings name.</summary>
internal static class Mailboxes
{
    public static IMailbox Open(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<OutsideSettings>();
        return settings.Mailbox.Kind switch
        {
            MailboxKind.Maildir => new MaildirMailbox(settings),
            MailboxKind.Imap => new ImapMailbox(provider.GetRequiredService<PeerDialler>(), settings, provider.GetRequiredService<TimeProvider>()),
            _ => new NoMailbox(),
        };
    }
}
