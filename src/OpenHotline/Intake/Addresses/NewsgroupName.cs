using System.Buffers;

namespace OpenHotline.Intake.Addresses;

/// <summary>The name of a newsgroup (RFC 5536, section 3.1.4).</summary>
internal static class NewsgroupName
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789+-_.");

    /// <summary>The name in lower case, without <c>news:</c> or a server in front; null when it is none.</summary>
    public static string? Read(string typed)
    {
        var name = typed.Trim().ToLowerInvariant();
        if (name.StartsWith("news:", StringComparison.Ordinal) || name.StartsWith("nntp:", StringComparison.Ordinal)) name = name[(name.AsSpan().LastIndexOfAny(":/") + 1)..];
        if (name.AsSpan().ContainsAnyExcept(Signs)) return null;
        var words = name.Split('.');
        return words.Length >= 2 && words.All(word => word.Length > 0) ? name : null;
    }
}
