using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace OpenHotline.Ground.Jobs;

/// <summary>The two clockworks: the one that each machine has for itself, and the one that all machines of a PostgreSQL database share.</summary>
/// <param name="SharedFrom">Jobs that beat this slowly, or more slowly, are on the shared one. A faster beat costs more to share than to run twice.</param>
public sealed record Clockworks(TimeSpan SharedFrom)
{
    internal const string OwnName = "own";
    internal const string SharedName = "shared";

    internal static readonly TimeSpan SlowestOwnBeat = TimeSpan.FromSeconds(5);

    /// <summary>The clockwork for a job with this rhythm. Without a shared one every job is on the machine's own.</summary>
    internal ISchedulerFactory For(TimeSpan beat, IServiceProvider services) =>
        (beat >= SharedFrom ? services.GetKeyedService<ISchedulerFactory>(SharedName) : null) ?? services.GetRequiredKeyedService<ISchedulerFactory>(OwnName);
}
