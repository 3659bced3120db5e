namespace OpenHotline.Sandbox.World;

/// <summary>A page of a site: albums with a number.</summary>
public readonly record struct PageKey(string Site, int Album)
{
    public const int MaxAlbum = 200;

    public string Path => $"/album/{Album}";

    public string Address => $"http://{Site}{Path}";

    /// <summary>Null for an address or path that leads to no album.</summary>
    public static PageKey? Read(string site, string path) =>
        path.StartsWith("/album/", StringComparison.Ordinal) && int.TryParse(path.AsSpan(7), out var album) && album is >= 1 and <= MaxAlbum
            ? new PageKey(site.ToLowerInvariant(), album) : null;

    /// <summary>Reads an address, written out or defanged.</summary>
    public static PageKey? Read(string address) =>
        Uri.TryCreate(address.Replace("hxxp", "http", StringComparison.OrdinalIgnoreCase).Replace("[.]", ".", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            ? Read(uri.Host, uri.AbsolutePath) : null;
}
