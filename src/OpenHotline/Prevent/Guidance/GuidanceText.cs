using System.Text.RegularExpressions;

namespace OpenHotline.Prevent.Guidance;

/// <summary>The words of a guidance page in one language.</summary>
/// <param name="Page">Its short name in addresses, the same in every language.</param>
/// <param name="ReadingAge">The age, in years, from which it should be understood.</param>
public sealed partial record GuidanceText(string Page, string Language, GuidanceAudience Audience, int ReadingAge, string Title, string Summary, string Markdown)
{
    public const int MaxTitleCharacters = 120;
    public const int MaxSummaryCharacters = 300;
    public const int MaxMarkdownCharacters = 20_000;

    public enum Refusal
    {
        NoSuchPage = 1,
        NoSuchLanguage = 2,
        NoSuchAudience = 3,
        NoSuchReadingAge = 4,
        NoTitle = 5,
        NoSummary = 6,
        NoWords = 7,
        TooLong = 8,

        /// <summary>It holds what Markdown may not hold here; see <see cref="GuidanceMarkdown"/>.</summary>
        HasWhatIsNotAllowed = 9,
    }

    /// <summary>What may name a page in addresses: small letters, digits and single hyphens.</summary>
    public static bool IsShortName(string page) => page.Length is > 0 and <= GuidanceVersion.MaxPageCharacters && page != "search" && ShortName().IsMatch(page);

    internal GuidanceText Tidy() => this with { Page = Page.Trim().ToLowerInvariant(), Title = Title.Trim(), Summary = Summary.Trim(), Markdown = Markdown.ReplaceLineEndings("\n").Trim() };

    /// <summary>What is wrong with a tidy text, besides what its Markdown holds; null where nothing is.</summary>
    internal Refusal? WhyNot() => this switch
    {
        _ when !IsShortName(Page) => Refusal.NoSuchPage,
        _ when !Languages.Are(Language) => Refusal.NoSuchLanguage,
        _ when !Enum.IsDefined(Audience) => Refusal.NoSuchAudience,
        { ReadingAge: < 6 or > 18 } => Refusal.NoSuchReadingAge,
        { Title.Length: 0 } => Refusal.NoTitle,
        { Summary.Length: 0 } => Refusal.NoSummary,
        { Markdown.Length: 0 } => Refusal.NoWords,
        { Title.Length: > MaxTitleCharacters } or { Summary.Length: > MaxSummaryCharacters } or { Markdown.Length: > MaxMarkdownCharacters } => Refusal.TooLong,
        _ => null,
    };

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex ShortName();
}
