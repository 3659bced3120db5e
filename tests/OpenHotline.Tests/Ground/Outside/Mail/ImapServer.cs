using System.Text;

namespace OpenHotline.Tests.Ground.Outside.Mail;

/// <summary>A small IMAP server on loopback: one folder, enough commands to read it and to set flags.</summary>
public sealed class ImapServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;

    public ImapServer() => _server = new LoopbackServer(TalkAsync);

    public int Port => _server.Port;

    public int Connections => _server.Connections;

    public SortedDictionary<uint, string> Letters { get; } = [];

    public HashSet<uint> Seen { get; } = [];

    public uint UidValidity { get; set; } = 7;

    /// <summary>Hangs up at the next fetch of a text.</summary>
    public bool BreaksAtFetch { get; set; }

    public bool RefusesSignIn { get; set; }

    public List<string> Commands { get; } = [];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TalkAsync(Stream stream, CancellationToken stop)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        await SendAsync(stream, "* OK [CAPABILITY IMAP4rev1] hello\r\n", stop);
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            Commands.Add(line);
            var words = line.Split(' ', 3);
            var (tag, command, rest) = (words[0], words[1].ToUpperInvariant(), words.Length > 2 ? words[2] : "");
            if (command == "LOGIN" && RefusesSignIn)
            {
                await SendAsync(stream, $"{tag} NO wrong\r\n", stop);
                continue;
            }

            if (command == "UID" && rest.Contains("BODY", StringComparison.Ordinal) && BreaksAtFetch) return;
            await SendAsync(stream, Untagged(command, rest) + $"{tag} OK {(command == "SELECT" ? "[READ-WRITE] " : "")}done\r\n", stop);
            if (command == "LOGOUT") return;
        }
    }

    private string Untagged(string command, string rest) => command switch
    {
        "CAPABILITY" => "* CAPABILITY IMAP4rev1\r\n",
        "LIST" => "* LIST () \"/\" INBOX\r\n",
        "SELECT" => $"* {Letters.Count} EXISTS\r\n* OK [UIDVALIDITY {UidValidity}] ok\r\n* FLAGS (\\Seen)\r\n* OK [PERMANENTFLAGS (\\Seen)] ok\r\n",
        "UID" => Uid(rest),
        _ => "",
    };

    private string Uid(string rest)
    {
        var words = rest.Split(' ', 3);
        if (words[0] == "SEARCH") return "* SEARCH" + string.Concat(Letters.Keys.Where(uid => !Seen.Contains(uid)).Select(uid => $" {uid}")) + "\r\n";
        var number = uint.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture);
        if (words[0] == "STORE")
        {
            if (rest.Contains("\\Seen", StringComparison.Ordinal)) Seen.Add(number);
            return "";
        }

        if (!Letters.TryGetValue(number, out var letter)) return "";
        var text = letter.ReplaceLineEndings("\r\n");
        var place = Letters.Keys.TakeWhile(uid => uid != number).Count() + 1;
        return rest.Contains("BODY", StringComparison.Ordinal)
            ? $"* {place} FETCH (UID {number} BODY[] {{{text.Length}}}\r\n{text})\r\n"
            : $"* {place} FETCH (UID {number} RFC822.SIZE {text.Length})\r\n";
    }

    private static async Task SendAsync(Stream stream, string text, CancellationToken stop) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text), stop);
}
