using System.Text;

namespace OpenHotline.Cli.Hashing;

/// <summary>Lines of a text, none of them longer than a list's line can be.</summary>
internal static class BoundedLines
{
    private const int MaxChars = 64 * 1024;

    /// <exception cref="FormatException">A line is longer.</exception>
    public static IEnumerable<string> Read(TextReader reader, string name)
    {
        var buffer = new char[MaxChars];
        var rest = new StringBuilder();
        for (int read; (read = reader.Read(buffer)) > 0;)
        {
            var at = 0;
            while (Array.IndexOf(buffer, '\n', at, read - at) is >= 0 and var end)
            {
                yield return Line(rest, buffer.AsSpan(at, end - at));
                at = end + 1;
            }

            rest.Append(buffer, at, read - at);
            if (rest.Length > MaxChars) throw new FormatException($"{name} has a line of more than {MaxChars} characters: it is no list of hashes.");
        }

        if (rest.Length > 0) yield return Line(rest, []);
    }

    private static string Line(StringBuilder rest, ReadOnlySpan<char> end)
    {
        var line = rest.Length == 0 ? end.TrimEnd('\r').ToString() : rest.Append(end).ToString().TrimEnd('\r');
        rest.Clear();
        return line;
    }
}
