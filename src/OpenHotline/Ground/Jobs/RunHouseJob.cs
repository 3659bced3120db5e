using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace OpenHotline.Ground.Jobs;

/// <summary>What Quartz calls: runs one job of the house in a scope of its own and notes how it ended.</summary>
/// <remarks>A job that throws is tried again at its next beat; what it had begun was rolled back.</remarks>
[DisallowConcurrentExecution]
public sealed partial class RunHouseJob(IServiceScopeFactory scopes, IEnumerable<JobRhythm> rhythms, JobHealth health, TimeProvider clock, ILogger<RunHouseJob> logger) : IJob
{
    internal const string NameKey = "name";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.MergedJobDataMap.GetString(NameKey);
        if (rhythms.FirstOrDefault(rhythm => rhythm.Name == name) is not { } job) return;
        var started = clock.GetTimestamp();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await ((IHouseJob)scope.ServiceProvider.GetRequiredService(job.Job)).RunAsync(cancellationToken);
            health.Ended(job.Name, well: true, clock.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The house is closing; the next start goes on.
        }
        catch (Exception failure)
        {
            health.Ended(job.Name, well: false, clock.GetElapsedTime(started));
            // Privacy: only the kind of the failure; its message may quote what was read.
            Log.Failed(logger, job.Name, failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Job {Job} failed with {FailureKind}; it is tried again at its next beat")]
        public static partial void Failed(ILogger logger, string job, string failureKind);
    }
}
