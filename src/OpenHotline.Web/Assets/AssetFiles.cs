using System.Reflection;
using System.Text.RegularExpressions;

namespace OpenHotline.Web.Assets;

/// <summary>The stylesheets and scripts that <c>npm run build</c> made and the build embedded.</summary>
/// <remarks>Files stay in the assembly and are streamed from there: nothing is read at start but names and lengths.</remarks>
public sealed partial class AssetFiles
{
    private const string Prefix = "assets/";
    private readonly Assembly assembly;
    private readonly Dictionary<string, AssetFile> byFileName;
    private readonly Dictionary<string, AssetFile> byName;

    public AssetFiles() : this(typeof(AssetFiles).Assembly)
    {
    }

    internal AssetFiles(Assembly assembly)
    {
        this.assembly = assembly;
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .GroupBy(name => WithoutEncoding(name[Prefix.Length..]), StringComparer.Ordinal)
            .Select(Read)
            .OfType<AssetFile>()
            .ToList();
        byFileName = files.ToDictionary(file => file.FileName, StringComparer.Ordinal);

        // Parts that scripts share have the same name and are only ever asked for by the scripts, with their hash.
        byName = files.GroupBy(file => file.Name, StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal);
    }

    /// <summary>False where the program was built without <c>npm run build</c>: pages then stand unstyled and work.</summary>
    public bool AreBuilt => byName.Count > 0;

    public IReadOnlyCollection<AssetFile> All => byFileName.Values;

    /// <summary>The address of a file by its plain name (<c>public.css</c>), or null where the assets were not built.</summary>
    public string? Href(string name) => byName.GetValueOrDefault(name)?.Href;

    /// <summary>The file behind a name with hash, or null.</summary>
    public AssetFile? Find(string fileName) => byFileName.GetValueOrDefault(fileName);

    internal Stream Open(AssetEncoding encoding) => assembly.GetManifestResourceStream(encoding.Resource)
        ?? throw new InvalidOperationException($"The embedded file {encoding.Resource} is gone.");

    private AssetFile? Read(IGrouping<string, string> resources)
    {
        var parts = FileNameParts().Match(resources.Key);
        if (!parts.Success || ContentTypeOf(parts.Groups["ext"].Value) is not { } contentType) return null;
        var encodings = resources
            .Select(resource => new AssetEncoding(EncodingOf(resource), resource, LengthOf(resource)))
            .OrderBy(encoding => encoding.LengthBytes)
            .ToList();
        return new AssetFile($"{parts.Groups["name"].Value}.{parts.Groups["ext"].Value}", resources.Key, contentType, encodings);
    }

    private long LengthOf(string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource);
        return stream?.Length ?? 0;
    }

    private static string WithoutEncoding(string fileName) => EncodingOf(fileName) == "identity" ? fileName : fileName[..fileName.LastIndexOf('.')];

    private static string EncodingOf(string fileName) => Path.GetExtension(fileName) switch
    {
        ".br" => "br",
        ".gz" => "gzip",
        _ => "identity",
    };

    private static string? ContentTypeOf(string extension) => extension switch
    {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => null,
    };

    [GeneratedRegex(@"^(?<name>[a-z][a-z0-9.-]*)\.(?<hash>[A-Za-z0-9]{8})\.(?<ext>[a-z0-9]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileNameParts();
}
