namespace OpenHotline.Ground.Jobs;

/// <summary>A piece of clockwork: safe to run twice, and to run again after a crash. Tests and replay call it directly.</summary>
public interface IHouseJob
{
    Task RunAsync(CancellationToken cancellation);
}

/// <summary>How often a job runs.</summary>
/// <param name="Name">The job's class name.</param>
public sealed record JobRhythm(string Name, Type Job, TimeSpan Every, TimeSpan InSandbox);
