using Microsoft.Extensions.Hosting;
using Quartz;

namespace OpenHotline.Ground.Jobs;

/// <summary>Hands every job of the house to Quartz, each with its rhythm.</summary>
internal sealed class StartClockwork(ISchedulerFactory schedulers, IEnumerable<JobRhythm> rhythms, HouseSettings settings) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var rhythm in rhythms)
        {
            var job = JobBuilder.Create<RunHouseJob>().WithIdentity(rhythm.Name).UsingJobData(RunHouseJob.NameKey, rhythm.Name).Build();
            var trigger = TriggerBuilder.Create().WithIdentity(rhythm.Name).StartNow()
                .WithSimpleSchedule(schedule => schedule.WithInterval(settings.IsSandbox ? rhythm.InSandbox : rhythm.Every)
                    .RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount))
                .Build();
            await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
