namespace OpenHotline.Ground.Timeline;

/// <summary>Facts of one long unit of work that are held back until it tells them, so that they are written once, with their places in the tree.</summary>
/// <remarks>
/// For whoever sequences inside its own unit of work, as a replay does; everybody else's facts are written when they happen.
/// They must be written before that unit ends (<see cref="SequenceFactsJob.WriteHeldAsync"/>); <see cref="End"/> refuses to lose any.
/// </remarks>
public sealed class HeldFacts
{
    private readonly List<FactRow> rows = [];

    public bool IsHolding { get; private set; }

    /// <summary>From now on facts are held. What an earlier unit held when it failed is forgotten, as that unit is.</summary>
    public void Begin()
    {
        rows.Clear();
        IsHolding = true;
    }

    /// <exception cref="InvalidOperationException">Some are not written yet.</exception>
    public void End()
    {
        if (rows.Count > 0) throw new InvalidOperationException("Facts were held back and not written.");
        IsHolding = false;
    }

    internal void Add(FactRow row) => rows.Add(row);

    internal IReadOnlyList<FactRow> Take()
    {
        FactRow[] taken = [.. rows];
        rows.Clear();
        return taken;
    }
}
