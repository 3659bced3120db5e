using System.Text.RegularExpressions;

namespace OpenHotline.Testing;

/// <summary>Arabic commands to one man or boy, which leave girls and women out. Ours says what can be done, or speaks to several.</summary>
/// <remarks>The commands that such pages need; forms that are also another word, such as "he sent", are left out.</remarks>
public static partial class SpokenArabic
{
    public static IReadOnlyList<string> AsToABoy(string text) => [.. Commands().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(
        @"(?<!\p{L})[وف]?(اضغط|اكتب|انسخ|أبلغ|أخبرنا|أخبره|ارجع|انتظر|حاول|اختر|ابدأ|اذهب|انتقل|اطلب|اقرأ|ابحث|احتفظ|احظر|انظر|اترك|تعال|أدخل|قل|خذ|اسأل|احك|استمع|انتبه|ابق|استخدم|شاهد|اتصل|تحدث|راجع)(ه|ها)?(?!\p{L})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Commands();
}
