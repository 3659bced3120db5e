using System.Text;

namespace OpenHotline.Tests.Ground.Outside.Mail;

/// <summary>A mail relay on loopback that answers each step as the test says.</summary>
public sealed class SmtpRelay : IAsyncDisposable
{
    private readonly LoopbackServer _server;

    public SmtpRelay() => _server = new LoopbackServer(TalkAsync);

    public int Port => _server.Port;

    /// <summary>What to answer to the first word of a command ("GREETING" for the start, "." for the end of a message); null hangs, "" hangs up.</summary>
    public Dictionary<string, string?> Replies { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GREETING"] = "220 relay.example",
        ["EHLO"] = "250 relay.example",
        ["MAIL"] = "250 sender ok",
        ["RCPT"] = "250 recipient ok",
        ["DATA"] = "354 go ahead",
        ["."] = "250 2.0.0 queued as 4711",
        ["RSET"] = "250 reset",
        ["QUIT"] = "221 bye",
        ["AUTH"] = "235 welcome",
    };

    /// <summary>Hangs up after so many lines of the message; null reads to the end.</summary>
    public int? CutAfterLines { get; set; }

    public List<string> Commands { get; } = [];

    public List<string> Messages { get; } = [];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TalkAsync(Stream stream, CancellationToken stop)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        if (!await ReplyAsync(stream, "GREETING", stop)) return;
        while (await reader.ReadLineAsync(stop) is { } command)
        {
            Commands.Add(command);
            var word = command.Split(' ')[0];
            if (!await ReplyAsync(stream, word, stop)) return;
            if (word != "DATA" || !Replies["DATA"]!.StartsWith('3')) continue;

            var message = new StringBuilder();
            for (var lines = 0; await reader.ReadLineAsync(stop) is { } line && line != "."; lines++)
            {
                if (lines >= CutAfterLines) return;
                message.Append(line).Append('\n');
            }

            if (Replies["."]?.StartsWith('2') == true) Messages.Add(message.ToString());
            if (!await ReplyAsync(stream, ".", stop)) return;
        }
    }

    private async Task<bool> ReplyAsync(Stream stream, string word, CancellationToken stop)
    {
        var reply = Replies.GetValueOrDefault(word, "502 what?");
        if (reply is null) await Task.Delay(Timeout.Infinite, stop);
        if (string.IsNullOrEmpty(reply)) return false;
        await stream.WriteAsync(Encoding.Latin1.GetBytes(reply.ReplaceLineEndings("\r\n") + "\r\n"), stop);
        return !reply.StartsWith("421", StringComparison.Ordinal);
    }
}
