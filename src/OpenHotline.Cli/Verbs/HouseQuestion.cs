using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Cli.Settings;
using OpenHotline.Cli.Writing;

namespace OpenHotline.Cli.Verbs;

/// <summary>Asks a hotline something beside whatever serves it.</summary>
internal static class HouseQuestion
{
    /// <exception cref="FormatException">There is no hotline in the folder: a question must not make one.</exception>
    public static async Task<int> AskAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> answer, CancellationToken cancellation)
    {
        var configuration = HouseConfiguration.Read(parsed);
        if (configuration.House.Database.FilePath is { } file && !File.Exists(file)) throw new FormatException($"There is no hotline in {configuration.House.DataFolder}.");
        await using var house = await LonelyHouse.BuildAsync(configuration, cancellation);
        await using var scope = house.CreateAsyncScope();
        return await answer(scope.ServiceProvider);
    }
}
