namespace OpenHotline.Ground.Timeline;

/// <summary>A room's own projection of facts: what it needs to know of rooms after it, or counts of its own.</summary>
/// <remarks>Facts come in the order of the tree, in batches, each inside one unit of work together with the follower's place: exactly once.</remarks>
public interface IFactFollower
{
    /// <summary>Its name for the place it keeps; never changed.</summary>
    string Name { get; }

    /// <summary>The kinds it wants, by <see cref="Facts.FactKinds.Of{T}"/>.</summary>
    IReadOnlyCollection<string> Kinds { get; }

    Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation);
}
