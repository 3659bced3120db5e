using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Cli.Settings;
using OpenHotline.Cli.Writing;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Cli.Verbs;

/// <summary>Asks a hotline something beside whatever serves it.</summary>
internal static class HouseQuestion
{
    /// <exception cref="FormatException">There is no hotline in the folder or the database: a question must not make one.</exception>
    public static async Task<int> AskAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> answer, CancellationToken cancellation)
    {
        var configuration = HouseConfiguration.Read(parsed);
        if (!(await HouseMarks.ReadAsync(configuration.House.Database, cancellation)).HasTables)
            throw new FormatException($"There is no hotline in {(configuration.House.Database.FilePath is null ? "this database" : configuration.House.DataFolder)}.");
        await using var house = await LonelyHouse.BuildAsync(configuration, cancellation);
        await using var scope = house.CreateAsyncScope();
        return await answer(scope.ServiceProvider);
    }
}
