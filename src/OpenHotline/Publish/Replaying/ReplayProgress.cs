namespace OpenHotline.Publish.Replaying;

/// <summary>How far a replay is: its stages come one after the other, each with a count of its own.</summary>
public sealed record ReplayProgress(ReplayStage Stage, long Done, long Whole)
{
    /// <summary>Tells of one stage through a teller of all.</summary>
    internal sealed class Of(ReplayStage stage, IProgress<ReplayProgress> all) : IProgress<(long Done, long Whole)>
    {
        public void Report((long Done, long Whole) value) => all.Report(new ReplayProgress(stage, value.Done, value.Whole));
    }
}

/// <summary>What a replay does, in its order.</summary>
public enum ReplayStage
{
    /// <summary>Cases go through the rooms, or their facts are written.</summary>
    Cases = 1,

    /// <summary>Waiting facts are put into the tree of the timeline.</summary>
    Facts = 2,

    /// <summary>Rows of the timeline are counted.</summary>
    Rows = 3,

    /// <summary>Periods are closed and published, each with the longer ones that end with it.</summary>
    Periods = 4,
}
