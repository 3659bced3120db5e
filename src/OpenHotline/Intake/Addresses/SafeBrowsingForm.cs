using System.Security.Cryptography;
using System.Text;

namespace OpenHotline.Intake.Addresses;

/// <summary>The canonical form of the Safe Browsing lists: a second key of an address, for list look-ups only.</summary>
/// <remarks>
/// It drops port, user and fragment, so two webpages may share one form; the identity never comes from here.
/// Source: Safe Browsing "URLs and hashing". Works on bytes, and every form is its own form.
/// Host suffixes follow the rule of the last five labels; no Public Suffix List is used, so a public suffix such as
/// <c>co.example</c> may be among the expressions, which costs a look-up and can match nothing that a list should hold.
/// </remarks>
public sealed class SafeBrowsingForm
{
    /// <summary>The longest input, three bytes for each character that an address may have.</summary>
    public const int MaxBytes = WebAddress.MaxChars * 3;

    /// <summary>Five hosts times six paths.</summary>
    public const int MaxExpressions = 30;

    /// <summary>The bytes of a SHA-256, of which lists publish the first four.</summary>
    public const int HashBytes = 32;

    private const int MaxHostSuffixes = 4, MaxFolders = 4;
    private readonly bool _isIp;

    internal SafeBrowsingForm(string scheme, string host, bool isIp, string path, string? query) =>
        (Scheme, Host, _isIp, Path, Query) = (scheme, host, isIp, path, query);

    public string Scheme { get; }

    /// <summary>Empty when the input had no host; such a form has no expressions.</summary>
    public string Host { get; }

    public string Path { get; }

    /// <summary>What stood behind the first question mark; null when there was none.</summary>
    public string? Query { get; }

    /// <summary>The whole form, ASCII.</summary>
    public string Text => $"{Scheme}://{Host}{PathAndQuery}";

    private string PathAndQuery => Query is null ? Path : $"{Path}?{Query}";

    /// <summary>The form of an address that was accepted.</summary>
    public static SafeBrowsingForm Of(WebAddress address) => SafeBrowsingReader.Read(Encoding.ASCII.GetBytes(address.Text));

    /// <summary>The form of any bytes; null only above <see cref="MaxBytes"/>.</summary>
    public static SafeBrowsingForm? Read(ReadOnlySpan<byte> bytes) => bytes.Length > MaxBytes ? null : SafeBrowsingReader.Read(bytes);

    /// <summary>The form of any text, as UTF-8.</summary>
    public static SafeBrowsingForm? Read(string text) => text.Length > MaxBytes ? null : Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Host and path combinations without scheme, the exact one first, at most <see cref="MaxExpressions"/>.</summary>
    public IReadOnlyList<string> Expressions()
    {
        if (Host.Length == 0) return [];
        var paths = Paths();
        return [.. Hosts().SelectMany(host => paths.Select(path => host + path))];
    }

    /// <summary>SHA-256 of the exact expression.</summary>
    public byte[] Hash() => HashOf(Host + PathAndQuery);

    /// <summary>SHA-256 of one expression.</summary>
    public static byte[] HashOf(string expression) => SHA256.HashData(Encoding.ASCII.GetBytes(expression));

    // Privacy: this is an address too.
    public override string ToString() => "[address]";

    private List<string> Hosts()
    {
        List<string> hosts = [Host];
        if (_isIp) return hosts;
        var labels = Host.Split('.');
        var last = labels.Length - 2;
        for (var from = Math.Max(1, labels.Length - MaxHostSuffixes - 1); from <= last; from++) hosts.Add(string.Join('.', labels[from..]));
        return hosts;
    }

    private List<string> Paths()
    {
        List<string> paths = [PathAndQuery];
        if (Query is not null) paths.Add(Path);
        var slash = 0;
        for (var i = 0; i < MaxFolders && slash >= 0; i++, slash = Path.IndexOf('/', slash + 1))
        {
            var folder = Path[..(slash + 1)];
            if (!paths.Contains(folder, StringComparer.Ordinal)) paths.Add(folder);
        }

        return paths;
    }
}
