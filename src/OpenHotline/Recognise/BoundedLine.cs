using System.Text;

namespace OpenHotline.Recognise;

/// <summary>A line of a text, cut where it grows too long: a file without line ends must not fill the memory.</summary>
internal sealed record BoundedLine(string Text, bool IsTooLong)
{
    /// <summary>Null at the end of the text.</summary>
    public static async ValueTask<BoundedLine?> ReadAsync(TextReader reader, int maxCharacters, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var one = new char[1];
        var tooLong = false;
        while (await reader.ReadAsync(one.AsMemory(), cancellation) == 1)
        {
            if (one[0] == '\n') return new BoundedLine(text.ToString().TrimEnd('\r'), tooLong);
            if (text.Length < maxCharacters + 1) text.Append(one[0]);
            tooLong = text.Length > maxCharacters;
        }

        return text.Length == 0 ? null : new BoundedLine(text.ToString(), tooLong);
    }
}
