using System.Text;

namespace OpenHotline.Ground.Outside.Pages;

/// <summary>Sketches a text body while it streams by. Keeps no text.</summary>
internal sealed class Sketcher
{
    private const int MaxTags = 100_000;

    private readonly Decoder _decoder;
    private readonly MinHash _words = new(64);
    private readonly MinHash _structure = new(32);
    private readonly MinHash _shown = new(32);
    private readonly Shingles _shingles;
    private readonly MarkupScanner? _scanner;
    private readonly char[] _letters = new char[2048];
    private ulong _tagBefore;
    private ulong _tagBeforeThat;
    private int _tagCount;

    private Sketcher(Encoding encoding, bool isMarkup)
    {
        _decoder = encoding.GetDecoder();
        _shingles = new Shingles(_words, PageSketch.MaxWords);
        if (isMarkup) _scanner = new MarkupScanner(_shingles.Add, SeeTag, SeeShown);
    }

    /// <returns>Null when the type is not text.</returns>
    public static Sketcher? For(string? mediaType, string? charset)
    {
        var isMarkup = mediaType is null or "text/html" or "application/xhtml+xml" || mediaType.EndsWith("xml", StringComparison.Ordinal);
        var isText = isMarkup || mediaType!.StartsWith("text/", StringComparison.Ordinal) || mediaType is "application/json" or "application/javascript";
        return isText ? new Sketcher(EncodingOf(charset), isMarkup) : null;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            _decoder.Convert(bytes, _letters, flush: false, out var used, out var made, out _);
            foreach (var letter in _letters.AsSpan(0, made))
            {
                if (_scanner is null) _shingles.Add(letter);
                else _scanner.Add(letter);
            }

            bytes = bytes[used..];
        }
    }

    public PageSketch Finish()
    {
        _shingles.EndWord();
        return new PageSketch(_words.ToSlots(), _structure.ToSlots(), _shown.ToSlots(), _shingles.WordCount);
    }

    private void SeeTag(ulong tag)
    {
        if (_tagCount++ >= MaxTags) return;
        if (_tagCount >= 3) _structure.Add(Shingles.Join(Shingles.Join(_tagBeforeThat, _tagBefore), tag));
        (_tagBeforeThat, _tagBefore) = (_tagBefore, tag);
    }

    private void SeeShown(ulong address)
    {
        if (_tagCount < MaxTags) _shown.Add(address);
    }

    private static Encoding EncodingOf(string? charset)
    {
        var name = charset?.Trim('"', '\'', ' ');
        if (string.IsNullOrEmpty(name)) return Encoding.UTF8;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }
}
