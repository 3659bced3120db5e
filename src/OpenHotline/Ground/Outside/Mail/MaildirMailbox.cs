using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace OpenHotline.Ground.Outside.Mail;

/// <summary>Reads a folder in Maildir form: what lies in "new", or in "cur" without the flag S, has not been handled.</summary>
/// <remarks>Handled messages are moved to "cur" with the flag S and stay there for the operator to clear away.</remarks>
internal sealed class MaildirMailbox(OutsideSettings settings) : IMailbox
{
    private const string Flags = ":2,";
    private readonly MailboxSettings _settings = settings.Mailbox;

    private string New => Path.Combine(_settings.Folder!, "new");

    private string Current => Path.Combine(_settings.Folder!, "cur");

    public async IAsyncEnumerable<ReceivedMail> ReadNewAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in Unhandled())
        {
            if (await ReadAsync(file, cancellation) is { } mail) yield return mail;
        }
    }

    public Task MarkHandledAsync(string id, CancellationToken cancellation)
    {
        if (id.Length == 0 || Path.GetFileName(id) != id) throw new ArgumentException("This is no message of a Maildir.", nameof(id));
        try
        {
            if (Unhandled().FirstOrDefault(file => IdOf(file) == id) is not { } file) return Task.CompletedTask;
            var flags = file.Name.Split(Flags) is [_, var given] ? given : "";
            Directory.CreateDirectory(Current);
            file.MoveTo(Path.Combine(Current, id + Flags + string.Concat((flags + "S").Distinct().Order())));
            return Task.CompletedTask;
        }
        catch (FileNotFoundException)
        {
            // Race: somebody else has handled it in between.
            return Task.CompletedTask;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MailboxClosedException("The Maildir cannot be written.", fault);
        }
    }

    private List<FileInfo> Unhandled()
    {
        try
        {
            var waiting = new DirectoryInfo(New).EnumerateFiles();
            if (Directory.Exists(Current)) waiting = waiting.Concat(new DirectoryInfo(Current).EnumerateFiles().Where(file => !IsHandled(file)));
            return
            [
                .. waiting.Where(file => !file.Name.StartsWith('.') && !file.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    .OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)
                    .Take(_settings.MaxMessages),
            ];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MailboxClosedException("The Maildir cannot be read.", fault);
        }
    }

    private async Task<ReceivedMail?> ReadAsync(FileInfo file, CancellationToken cancellation)
    {
        try
        {
            await using var stream = file.OpenRead();
            if (stream.Length > _settings.MaxBytes)
            {
                return new ReceivedMail.TooLarge(IdOf(file), MailReading.Key("", await SHA256.HashDataAsync(stream, cancellation)), stream.Length);
            }

            return await MailReading.ReadAsync(IdOf(file), stream, cancellation);
        }
        catch (FileNotFoundException)
        {
            // Race: moved since the folder was listed.
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MailboxClosedException("A message cannot be read.", fault);
        }
    }

    private static string IdOf(FileInfo file) => file.Name.Split(Flags)[0];

    private static bool IsHandled(FileInfo file) => file.Name.Split(Flags) is [_, var flags] && flags.Contains('S', StringComparison.Ordinal);
}
