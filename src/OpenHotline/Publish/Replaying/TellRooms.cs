using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Publish.Counting;

namespace OpenHotline.Publish.Replaying;

/// <summary>Puts facts into the tree and hands them to every room that follows them, save the counting, which is done at the end for all.</summary>
/// <remarks>The facts of a replay are held until they are told and written once, with their places (decision 0172).</remarks>
public sealed class TellRooms(HotlineDb db, UnitOfWork unit, SequenceFactsJob sequence, HeldFacts held, IEnumerable<IFactFollower> followers)
{
    private readonly FollowFactsJob follow = new(db, unit, followers.Where(one => one is not CountFollower).ToList()) { BatchSize = 4000 };

    /// <summary>Call it in the unit of work whose facts are to be told.</summary>
    public void Begin() => held.Begin();

    public async Task RunAsync(CancellationToken cancellation)
    {
        var (first, facts) = await sequence.WriteHeldAsync(cancellation);
        await follow.RunAsync(first, facts, cancellation);
    }

    /// <summary>Tells the rest. What rooms write about that is told with the next cases.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        await RunAsync(cancellation);
        await sequence.WriteHeldAsync(cancellation);
        held.End();
    }
}
