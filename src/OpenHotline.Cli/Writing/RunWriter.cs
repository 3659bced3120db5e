using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Cli.Serving;
using OpenHotline.Cli.Settings;
using OpenHotline.Cli.Verbs;
using OpenHotline.Ground.Outside.Wires;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Cli.Writing;

/// <summary>Runs a writing verb in the right process: here under the folder's lock, or in the house that holds it.</summary>
internal static class RunWriter
{
    /// <summary>A house takes the folder first and opens its socket when its doors stand: on a slow machine, this much later.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenKnocks = TimeSpan.FromMilliseconds(100);

    public static async Task<int> RunAsync(HouseConfiguration configuration, IWriter verb, Dictionary<string, string> arguments, CancellationToken cancellation)
    {
        var output = new TerminalOutput();
        using var held = FolderLock.TryTake(configuration.House.DataFolder);
        if (held is null) return await AskRunningHouseAsync(configuration, new Order(verb.Name, arguments), output, cancellation);
        // The keyring before the database: a database without its keyring is taken for a loss.
        await using var house = await LonelyHouse.BuildAsync(configuration, cancellation);
        await StorageRoom.MigrateAsync(configuration.House.Database, cancellation);
        await OpenKeyring.RememberAsync(configuration.House, house.GetRequiredService<Keyring>(), cancellation);
        await using var scope = house.CreateAsyncScope();
        return await verb.RunAsync(scope.ServiceProvider, arguments, output, cancellation);
    }

    private static async Task<int> AskRunningHouseAsync(HouseConfiguration configuration, Order order, TerminalOutput output, CancellationToken cancellation)
    {
        try
        {
            using var house = HouseSocket.Open(configuration.House.DataFolder);
            using var answer = await KnockAsync(house, order, cancellation);
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation));
            while (await lines.ReadLineAsync(cancellation) is { } line)
            {
                var message = JsonSerializer.Deserialize(line, MessageJson.Default.Message)!;
                switch (message.Kind)
                {
                    case "say": await output.SayAsync(message.Text ?? ""); break;
                    case "complain": await output.ComplainAsync(message.Text ?? ""); break;
                    case "progress": await output.ProgressAsync(message.Text ?? "", message.Done, message.Whole); break;
                    case "end": return message.Exit;
                }
            }

            await output.ComplainAsync("The running house stopped answering in the middle. What was said before this line is done.");
        }
        catch (HttpRequestException)
        {
            await output.ComplainAsync($"Another openhotline holds {configuration.House.DataFolder} but does not answer on its socket. Wait until it has started, or stop it.");
        }

        return ExitCode.Busy;
    }

    private static async Task<HttpResponseMessage> KnockAsync(HttpClient house, Order order, CancellationToken cancellation)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = JsonContent.Create(order, MessageJson.Default.Order) };
            try
            {
                return await house.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            }
            catch (HttpRequestException closed) when (closed.InnerException is SocketException && since.Elapsed < LongestStart)
            {
                await Task.Delay(BetweenKnocks, TimeProvider.System, cancellation);
            }
        }
    }
}
