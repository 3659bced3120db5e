namespace OpenHotline.Web.Assets;

/// <summary>One stylesheet or script that the build embedded, with the compressed forms it made of it.</summary>
/// <param name="Name">Its name without hash, for example <c>public.rtl.css</c>.</param>
/// <param name="FileName">Its name with hash, as it stands in the page: <c>public.rtl.1a2b3c4d.css</c>.</param>
/// <param name="ContentType">What it is served as.</param>
/// <param name="Encodings">The encodings it exists in, best first; never empty.</param>
public sealed record AssetFile(string Name, string FileName, string ContentType, IReadOnlyList<AssetEncoding> Encodings)
{
    /// <summary>Where browsers fetch it. It changes with the content, so it may be kept for ever.</summary>
    public string Href => $"/assets/{FileName}";
}

/// <summary>One form of a file.</summary>
/// <param name="ContentEncoding"><c>br</c>, <c>gzip</c> or <c>identity</c>.</param>
/// <param name="Resource">The embedded resource that holds it.</param>
/// <param name="LengthBytes">How long it is.</param>
public sealed record AssetEncoding(string ContentEncoding, string Resource, long LengthBytes);
