namespace OpenHotline.Ground.Outside.Names;

/// <summary>What a name server said.</summary>
public abstract record NameAnswer
{
    private NameAnswer()
    {
    }

    /// <summary>The name exists. The records are of the kind asked for, with the aliases that led to them, and may be none.</summary>
    public sealed record Found(IReadOnlyList<NameRecord> Records) : NameAnswer;

    /// <summary>There is no such name.</summary>
    public sealed record NoSuchName : NameAnswer;

    /// <summary>Nobody answered, or the answer was an error: nothing is known about the name.</summary>
    public sealed record Failed(NameFailure Why) : NameAnswer;
}
