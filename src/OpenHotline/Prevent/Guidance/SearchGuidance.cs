using System.Globalization;
using System.Text;

namespace OpenHotline.Prevent.Guidance;

/// <summary>Finds guidance by words: on this machine, in what is published, and nothing of the question is kept.</summary>
public sealed class SearchGuidance(ReadGuidance read)
{
    public const int MaxCharacters = 100;
    private const int MaxWords = 8;
    private const int MaxResults = 20;
    private static readonly string[] Articles = ["وال", "فال", "بال", "كال", "ولل", "ال", "لل"];

    /// <summary>The best first: pages with more of the words, then those that say them in title or summary.</summary>
    public async Task<IReadOnlyList<ReadGuidance.Shown>> RunAsync(string? question, string language, CancellationToken cancellation)
    {
        var words = WordsOf(question is { Length: > MaxCharacters } ? question[..MaxCharacters] : question ?? "").Distinct(StringComparer.Ordinal).Take(MaxWords).ToList();
        if (words.Count == 0) return [];
        return [.. (await read.AllAsync(language, cancellation)).Select(page => (page, Score: ScoreOf(page.Text, words))).Where(one => one.Score > 0)
            .OrderByDescending(one => one.Score).Take(MaxResults).Select(one => one.page)];
    }

    private static int ScoreOf(GuidanceText text, List<string> words)
    {
        var (title, summary, body) = (WordsOf(text.Title).ToList(), WordsOf(text.Summary).ToList(), WordsOf(text.Markdown).ToList());
        return words.Sum(word => Has(title, word) ? 1100 : Has(summary, word) ? 1010 : Has(body, word) ? 1000 + Math.Min(9, body.Count(one => Begins(one, word))) : 0);
    }

    private static bool Has(List<string> words, string word) => words.Exists(one => Begins(one, word));

    // "photo" finds "photos"; a single letter would find everything.
    private static bool Begins(string one, string word) => word.Length < 3 ? one == word : one.StartsWith(word, StringComparison.Ordinal);

    /// <summary>Without case, accents, vowel signs and the Arabic article: <c>École</c> is <c>ecole</c>.</summary>
    private static IEnumerable<string> WordsOf(string text)
    {
        var word = new StringBuilder();
        foreach (var sign in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(sign))
            {
                word.Append(char.ToLowerInvariant(sign));
                continue;
            }

            if (word.Length > 0) yield return Bare(word.ToString());
            word.Clear();
        }

        if (word.Length > 0) yield return Bare(word.ToString());
    }

    // Arabic writes "the", "and the", "in the" onto the word, and changes its last letter before an ending: الصورة, والصورة and صورتي are all found by صورة.
    private static string Bare(string word)
    {
        if (word[0] is < '\u0600' or > '\u06FF') return word;
        var bare = Articles.FirstOrDefault(article => word.Length > article.Length + 2 && word.StartsWith(article, StringComparison.Ordinal)) is { } found ? word[found.Length..] : word;
        return bare[^1] == '\u0629' ? bare[..^1] + '\u062A' : bare;
    }
}
