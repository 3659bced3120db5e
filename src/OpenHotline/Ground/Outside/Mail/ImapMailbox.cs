using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Ground.Outside.Mail;

/// <summary>Reads an IMAP folder: what has no flag \Seen has not been handled. Reading sets no flag.</summary>
internal sealed class ImapMailbox(PeerDialler dialler, OutsideSettings settings, TimeProvider clock) : IMailbox, IDisposable
{
    private readonly MailboxSettings _settings = settings.Mailbox;
    private readonly SemaphoreSlim _one = new(1, 1);
    private ImapClient? _client;

    public async IAsyncEnumerable<ReceivedMail> ReadNewAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var found = await InFolderAsync((folder, token) => folder.SearchAsync(SearchQuery.NotSeen, token), cancellation);
        foreach (var uid in found.Take(_settings.MaxMessages))
        {
            if (await InFolderAsync((folder, token) => ReadAsync(folder, uid, token), cancellation) is { } mail) yield return mail;
        }
    }

    public Task MarkHandledAsync(string id, CancellationToken cancellation) => InFolderAsync(
        async (folder, token) =>
        {
            // A folder that was made anew has other numbers: the message will come again, with the same key.
            if (id.Split(':') is [var validity, var number] && validity == folder.UidValidity.ToString(CultureInfo.InvariantCulture)
                && uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var uid) && uid > 0)
            {
                await folder.StoreAsync(new UniqueId(uid), new StoreFlagsRequest(StoreAction.Add, MessageFlags.Seen) { Silent = true }, token);
            }

            return true;
        },
        cancellation);

    public void Dispose()
    {
        _client?.Dispose();
        _one.Dispose();
    }

    private async Task<ReceivedMail?> ReadAsync(IMailFolder folder, UniqueId uid, CancellationToken cancellation)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{folder.UidValidity}:{uid.Id}");
        if ((await folder.FetchAsync([uid], MessageSummaryItems.UniqueId | MessageSummaryItems.Size, cancellation)).FirstOrDefault() is not { } summary) return null;
        if (summary.Size > _settings.MaxBytes) return new ReceivedMail.TooLarge(id, MailReading.Key(id, Encoding.UTF8.GetBytes(_settings.Host!)), summary.Size.Value);

        await using var stream = await folder.GetStreamAsync(uid, cancellation);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellation);
        bytes.Position = 0;
        return bytes.Length > _settings.MaxBytes
            ? new ReceivedMail.TooLarge(id, MailReading.Key(id, Encoding.UTF8.GetBytes(_settings.Host!)), bytes.Length)
            : await MailReading.ReadAsync(id, bytes, cancellation);
    }

    /// <summary>Does one thing with the folder open, one caller at a time; a connection that fails is thrown away.</summary>
    private async Task<T> InFolderAsync<T>(Func<IMailFolder, CancellationToken, Task<T>> act, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        using var limit = new Deadline(clock, TimeSpan.FromSeconds(_settings.LimitSeconds), cancellation);
        try
        {
            return await act(await FolderAsync(limit.Token), limit.Token);
        }
        catch (Exception fault) when (IsOfTheNetwork(fault) && !cancellation.IsCancellationRequested)
        {
            Drop();
            throw new MailboxClosedException("The mailbox cannot be read.", fault);
        }
        catch
        {
            Drop();
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<IMailFolder> FolderAsync(CancellationToken cancellation)
    {
        if (_client is not { IsConnected: true, IsAuthenticated: true })
        {
            Drop();

            // Safety: revocation lists would be fetched from addresses that a certificate names.
            _client = new ImapClient { CheckCertificateRevocation = false };
            var stream = await dialler.DialAsync(_settings.Host!, _settings.Port, cancellation);
            await _client.ConnectAsync(stream, _settings.Host!, _settings.Port, SmtpPost.SocketOptionsFor(_settings.Security), cancellation);
            await _client.AuthenticateAsync(_settings.User ?? "", _settings.Password ?? "", cancellation);
        }

        var folder = await _client.GetFolderAsync(_settings.ImapFolder, cancellation);
        if (!folder.IsOpen) await folder.OpenAsync(FolderAccess.ReadWrite, cancellation);
        return folder;
    }

    private void Drop()
    {
        _client?.Dispose();
        _client = null;
    }

    private static bool IsOfTheNetwork(Exception fault) => fault is IOException or SocketException or TimeoutException or OperationCanceledException
        or ImapProtocolException or ImapCommandException or AuthenticationException or SslHandshakeException or NotSupportedException
        or FolderNotFoundException or ServiceNotConnectedException or ServiceNotAuthenticatedException;
}
