namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>What a registry said.</summary>
public abstract record RegistryAnswer
{
    private RegistryAnswer()
    {
    }

    /// <param name="ReadAt">UTC; earlier than now when the answer was kept from before.</param>
    public sealed record Found(RegistryRecord Record, DateTime ReadAt) : RegistryAnswer;

    /// <summary>The registry has no such thing (404).</summary>
    public sealed record NoData : RegistryAnswer;

    /// <summary>The registry says that the question makes no sense (400, 422).</summary>
    public sealed record BadQuestion : RegistryAnswer;

    /// <summary>No registry is known for it.</summary>
    public sealed record NoRegistry : RegistryAnswer;

    /// <summary>Asked too often (429, 503): ask again at the time given, UTC, not before.</summary>
    public sealed record AskLater(DateTime At) : RegistryAnswer;

    /// <summary>No usable answer.</summary>
    public sealed record Failed(RegistryFailure Why) : RegistryAnswer;
}
