using System.Globalization;

namespace OpenHotline.Web.Components;

/// <summary>The language of a page: it stands in the path, so that no cookie is needed and a link keeps it.</summary>
/// <param name="Code">The language tag: <c>en</c>, <c>fr</c>, <c>ar</c>.</param>
/// <param name="Prefix">What stands before every path in this language: empty for English, <c>/fr</c>, <c>/ar</c>.</param>
/// <param name="OwnName">The language's name in itself, for the language picker.</param>
/// <param name="Direction"><c>ltr</c> or <c>rtl</c>.</param>
public sealed record PageLanguage(string Code, string Prefix, string OwnName, string Direction)
{
    public static readonly PageLanguage English = new("en", "", "English", "ltr");

    /// <summary>Every language that the pages exist in, English first. A translator adds resource files and one line here.</summary>
    public static readonly IReadOnlyList<PageLanguage> All =
    [
        English,
        new("fr", "/fr", "Français", "ltr"),
        new("ar", "/ar", "العربية", "rtl"),
    ];

    /// <summary>The language of the request being answered; English outside one.</summary>
    public static PageLanguage Current => Of(CultureInfo.CurrentUICulture);

    public bool IsRightToLeft => Direction == "rtl";

    /// <summary>Carries words, dates and numbers. Digits are Latin in every language, and so are the signs between them.</summary>
    public CultureInfo Culture { get; } = Of(Code);

    /// <summary>A path of ours in this language: <c>Href("/report")</c> is <c>/fr/report</c> in French.</summary>
    public string Href(string path) => Prefix + path;

    /// <summary>A telephone number, to stand in a sentence: its groups keep their order where the words run from right to left.</summary>
    public string Telephone(string number) => IsRightToLeft ? $"\u2066{number}\u2069" : number;

    private static CultureInfo Of(string code)
    {
        var culture = new CultureInfo(code);
        if (code == "ar")
        {
            // .NET writes Arabic numbers with Latin digits but Arabic separators, which belong to Arabic digits.
            culture.NumberFormat = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        }

        return CultureInfo.ReadOnly(culture);
    }

    /// <summary>The language of a culture, English where we have no pages in it.</summary>
    public static PageLanguage Of(CultureInfo culture) =>
        All.FirstOrDefault(one => one.Code == culture.TwoLetterISOLanguageName) ?? English;
}
