using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OpenHotline.Prevent.Guidance;

/// <summary>The part of Markdown that guidance may use: headings of the second and third rank, paragraphs, lists, emphasis, and links to safe places.</summary>
/// <remarks>HTML is never read as HTML: it would stand on the page as typed. So that nobody publishes such a page unseen, it is refused when it is written.</remarks>
public static class GuidanceMarkdown
{
    private const string GuidancePath = "/guidance/";
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>What stands in a text that may not.</summary>
    public enum Fault
    {
        /// <summary>A tag, a comment or another piece of HTML.</summary>
        Html = 1,

        /// <summary>A picture: it would be fetched from elsewhere, or show what a second person has not seen.</summary>
        Picture = 2,

        /// <summary>A link to anything but a page of ours, an https address or a telephone number.</summary>
        Link = 3,

        /// <summary>A heading of the first rank: the title is the only one.</summary>
        Heading = 4,

        /// <summary>A code block or something else that guidance has no use for.</summary>
        Block = 5,

        /// <summary>A link to a guidance page that nobody can read in this language.</summary>
        DeadLink = 6,
    }

    /// <summary>Reads a text.</summary>
    public static MarkdownDocument Read(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>Everything that may not stand there, each once.</summary>
    public static IReadOnlyList<Fault> FaultsIn(string markdown) => [.. Read(markdown).Descendants().Select(FaultOf).OfType<Fault>().Distinct().Order()];

    /// <summary>A page of ours, an https address without a user in it, or a telephone number.</summary>
    // Safety: no javascript:, no data:, no address that begins with two slashes and so leads elsewhere.
    public static bool IsSafe(string? target)
    {
        if (string.IsNullOrWhiteSpace(target) || target.Any(sign => char.IsControl(sign) || sign is '\\' or ' ')) return false;
        if (IsOurs(target)) return true;
        return Uri.TryCreate(target, UriKind.Absolute, out var address)
            && ((address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0) || (address.Scheme == "tel" && target["tel:".Length..].All(sign => char.IsAsciiDigit(sign) || sign is '+' or '-')));
    }

    /// <summary>The guidance pages that a text leads to, by their short names.</summary>
    public static IReadOnlyList<string> PagesIn(string markdown) => [.. Read(markdown).Descendants<LinkInline>().Select(link => link.Url ?? "")
        .Where(target => target.StartsWith(GuidancePath, StringComparison.Ordinal)).Select(target => target[GuidancePath.Length..]).Distinct(StringComparer.Ordinal)];

    /// <summary>A path on our own door.</summary>
    public static bool IsOurs(string target) => target.StartsWith('/') && !target.StartsWith("//", StringComparison.Ordinal);

    private static Fault? FaultOf(MarkdownObject piece) => piece switch
    {
        HtmlBlock or HtmlInline => Fault.Html,
        LiteralInline literal when LooksLikeHtml(literal.Content.AsSpan()) => Fault.Html,
        LinkInline { IsImage: true } => Fault.Picture,
        LinkInline link when !IsSafe(link.Url) => Fault.Link,
        AutolinkInline => Fault.Link,
        HeadingBlock { Level: not (2 or 3) } => Fault.Heading,
        CodeBlock or CodeInline or QuoteBlock { Count: 0 } => Fault.Block,
        _ => null,
    };

    // A tag would be shown as typed, since HTML is not read; that is safe, and still not what a page should say.
    private static bool LooksLikeHtml(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('<'); at >= 0 && at + 1 < text.Length;)
        {
            if (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!') return true;
            var next = text[(at + 1)..].IndexOf('<');
            if (next < 0) return false;
            at += next + 1;
        }

        return false;
    }
}
