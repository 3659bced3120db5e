using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace OpenHotline.Ground.Letters;

/// <summary>A letter that the house writes: its words are data, one text file for each language, so that a translator needs no programmer.</summary>
/// <remarks>The first line is the subject, the rest the body; <c>{name}</c> stands for a value. A language that has no file gets English.</remarks>
public sealed partial class LetterTemplate
{
    private static readonly ConcurrentDictionary<string, LetterTemplate?> Known = new(StringComparer.Ordinal);
    private readonly string subject;
    private readonly string body;

    private LetterTemplate(string language, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', 2);
        (Language, subject, body) = (language, lines[0], lines[1].TrimStart('\n'));
    }

    /// <summary>The language it is written in, which may be English where another was asked for.</summary>
    public string Language { get; }

    /// <exception cref="FileNotFoundException">There is no such letter in English.</exception>
    public static LetterTemplate Of(string letter, string language) =>
        Read(letter, language) ?? Read(letter, "en") ?? throw new FileNotFoundException($"There is no letter {letter}.");

    public string Subject(IReadOnlyDictionary<string, string> values) => Fill(subject, values).Trim();

    public string Body(IReadOnlyDictionary<string, string> values) => Fill(body, values);

    private static LetterTemplate? Read(string letter, string language) => Known.GetOrAdd($"{letter}.{language}", name =>
    {
        using var stream = typeof(LetterTemplate).Assembly.GetManifestResourceStream($"letters/{name}.txt");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return new LetterTemplate(language, reader.ReadToEnd());
    });

    // A value is put in once and never read again for names, so that nothing typed by others can ask for another value.
    private static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(text, place => values.TryGetValue(place.Groups["name"].Value, out var value) ? value : throw new KeyNotFoundException($"The letter wants {place.Value}."));

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
