using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.Load;

/// <summary>What is measured, on what, how often.</summary>
/// <param name="Postgres">An empty PostgreSQL database; null for SQLite.</param>
/// <param name="Webpages">How many webpages the database holds before.</param>
/// <param name="PausesBefore">Whether a line on standard input is waited for when the database is filled.</param>
internal sealed record Plan(string? Postgres, long Webpages, int Connections, TimeSpan Time, int Runs, bool PausesBefore)
{
    /// <summary>So long the runtime compiles hot code anew; no figure is taken before.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    public string Name => Postgres is null ? "SQLite" : "PostgreSQL";

    /// <summary>A data folder whose database holds the webpages, so many of them waiting in the queue.</summary>
    public async Task<PreparedFolder> PrepareAsync(long queued)
    {
        var folder = await PreparedFolder.MakeAsync(Postgres is null ? null : DatabaseAddress.Parse(Postgres, "."));
        await folder.WithHouseAsync(async house =>
        {
            await new Seed(house.GetRequiredService<HotlineDb>(), house.GetRequiredService<Keyring>(), TimeProvider.System).RunAsync(Webpages, queued, CancellationToken.None);
            return true;
        });
        if (PausesBefore)
        {
            await Console.Error.WriteLineAsync("Filled. Enter begins the measurement.");
            await Console.In.ReadLineAsync();
        }

        return folder;
    }

    public void Print(string what, object measured) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Name,-10} {Webpages,9:N0} webpages  {what,-8} {measured}"));
}
