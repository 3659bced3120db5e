using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Publish.Counting;

namespace OpenHotline.Publish.Replaying;

/// <summary>Puts waiting facts into the tree and hands them to every room that follows them, save the counting, which is done at the end for all.</summary>
public sealed class TellRooms(HotlineDb db, UnitOfWork unit, SequenceFactsJob sequence, IEnumerable<IFactFollower> followers)
{
    private readonly FollowFactsJob follow = new(db, unit, followers.Where(one => one is not CountFollower).ToList()) { BatchSize = 4000 };

    public async Task RunAsync(CancellationToken cancellation)
    {
        await sequence.RunAsync(cancellation);
        await follow.RunAsync(cancellation);
    }
}
