using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenHotline.Ground.Outside.Wires;
using OpenHotline.Web;

namespace OpenHotline.Cli.Writing;

/// <summary>The local socket of a running house, on which the command line's writing verbs come in.</summary>
/// <remarks>Whoever may open the socket's file may write: it is readable by this user alone.</remarks>
internal static class LocalDoor
{
    private const long MaxOrderBytes = 64 * 1024;

    public static WebApplication Build(HouseParts parts, IReadOnlyList<IWriter> writers)
    {
        var path = HouseSocket.PathOf(parts.Settings.DataFolder);
        File.Delete(path);
        var builder = BareApplication.Create(typeof(LocalDoor).Assembly);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.ListenUnixSocket(path);
            server.Limits.MaxRequestBodySize = MaxOrderBytes;
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(parts.Clock);
        builder.Services.AddOpenHotline(parts.Settings, parts.Keys);
        parts.Outside(builder.Services);
        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => CloseToOthers(path));
        app.MapPost("/", (HttpContext context) => AnswerAsync(context, writers)).AllowAnonymous();
        return app;
    }

    private static void CloseToOthers(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static async Task AnswerAsync(HttpContext context, IReadOnlyList<IWriter> writers)
    {
        var order = await JsonSerializer.DeserializeAsync(context.Request.Body, MessageJson.Default.Order, context.RequestAborted);
        var output = new SocketOutput(context.Response);
        if (writers.FirstOrDefault(writer => writer.Name == order?.Verb) is not { } verb)
        {
            await output.ComplainAsync("The running house does not know this verb. It may be an older program: restart it.");
            await output.EndAsync(Verbs.ExitCode.Failed);
            return;
        }

        try
        {
            await output.EndAsync(await verb.RunAsync(context.RequestServices, order!.Arguments, output, context.RequestAborted));
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            await output.ComplainAsync($"It failed inside the running house ({failure.GetType().Name}). What was said before this line is done.");
            await output.EndAsync(Verbs.ExitCode.Failed);
        }
    }
}
