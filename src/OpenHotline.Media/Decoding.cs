namespace OpenHotline.Media;

/// <summary>What became of one file.</summary>
public abstract record Decoding
{
    private Decoding()
    {
    }

    public sealed record Decoded(DecodedPicture Picture) : Decoding;

    /// <summary>No pixels.</summary>
    /// <param name="Why">The reason.</param>
    /// <param name="Explanation">A sentence for a person. It may repeat the decoder's own words, and nothing of the picture's.</param>
    public sealed record Undecodable(UndecodableReason Why, string Explanation) : Decoding;
}
