namespace OpenHotline.Ground.Outside.Pages;

/// <summary>What is kept of a body.</summary>
internal sealed record PageBody(string? MediaType, long ByteCount, byte[] Sha256, PageSketch? Sketch)
{
    private const int MaxMediaTypeLength = 100;

    /// <summary>The media type, lower case, without parameters; null when there is none that can be read.</summary>
    public static string? MediaTypeOf(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is { Length: <= MaxMediaTypeLength } type ? type.ToLowerInvariant() : null;
}
