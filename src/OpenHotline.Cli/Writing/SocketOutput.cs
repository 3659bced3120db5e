using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OpenHotline.Cli.Writing;

/// <summary>Writes a verb's output as lines of JSON into the answer.</summary>
internal sealed class SocketOutput(HttpResponse response) : IOutput
{
    public Task SayAsync(string line) => SendAsync(new Message("say", line));

    public Task ComplainAsync(string line) => SendAsync(new Message("complain", line));

    public Task ProgressAsync(string what, long done, long? whole) => SendAsync(new Message("progress", what, done, whole));

    public Task EndAsync(int exit) => SendAsync(new Message("end", Exit: exit));

    private async Task SendAsync(Message message)
    {
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(message, MessageJson.Default.Message));
        await response.Body.WriteAsync("\n"u8.ToArray());
        await response.Body.FlushAsync();
    }
}
