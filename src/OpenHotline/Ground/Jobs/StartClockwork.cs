using Microsoft.Extensions.Hosting;
using Quartz;

namespace OpenHotline.Ground.Jobs;

/// <summary>Hands every job of the house to Quartz, each with its rhythm.</summary>
internal sealed class StartClockwork(IServiceProvider services, Clockworks clockworks, IEnumerable<JobRhythm> rhythms, HouseSettings settings) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var rhythm in rhythms)
        {
            var beat = settings.IsSandbox ? rhythm.InSandbox : rhythm.Every;
            await PlanAsync(await clockworks.For(beat, services).GetScheduler(cancellationToken), rhythm.Name, beat, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Leaves a trigger that another machine already set as it is: a machine that joins does not set off every job anew.</summary>
    private static async Task PlanAsync(IScheduler scheduler, string name, TimeSpan beat, CancellationToken cancellation)
    {
        if (await scheduler.GetTrigger(new TriggerKey(name), cancellation) is ISimpleTrigger there && there.RepeatInterval == beat) return;
        var job = JobBuilder.Create<RunHouseJob>().WithIdentity(name).UsingJobData(RunHouseJob.NameKey, name).Build();
        var trigger = TriggerBuilder.Create().WithIdentity(name).StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(beat).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount))
            .Build();
        await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, cancellation);
    }
}
