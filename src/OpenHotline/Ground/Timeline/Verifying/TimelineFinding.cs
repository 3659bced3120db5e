namespace OpenHotline.Ground.Timeline.Verifying;

/// <summary>What is wrong with the timeline.</summary>
public enum FindingKind
{
    /// <summary>A row's bytes are not those that were put into the tree.</summary>
    Changed = 1,

    /// <summary>A row that was in the tree is not there any more.</summary>
    Dropped = 2,

    /// <summary>A row stands where it never was put.</summary>
    Inserted = 3,

    /// <summary>A row stands at another place than it was put.</summary>
    Moved = 4,

    /// <summary>The columns of a row say something else than its bytes.</summary>
    ColumnsDiffer = 5,

    /// <summary>A stored hash of the tree is not that of the rows below it.</summary>
    TreeDiffers = 6,

    /// <summary>A checkpoint's root is not that of the rows, or its signature does not hold.</summary>
    CheckpointDiffers = 7,

    /// <summary>A checkpoint outside the database is missing inside.</summary>
    CheckpointDropped = 8,
}

/// <summary>One finding, named by its row.</summary>
/// <param name="LeafIndex">Its place in the tree; for a checkpoint, its size.</param>
/// <param name="FactId">Null for a row that is gone, and for the tree and checkpoints.</param>
public sealed record TimelineFinding(FindingKind Kind, long LeafIndex, Guid? FactId);
