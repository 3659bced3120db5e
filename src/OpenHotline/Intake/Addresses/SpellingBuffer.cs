using System.Buffers;

namespace OpenHotline.Intake.Addresses;

/// <summary>Text being written, on the stack while it is short and in a borrowed array after that.</summary>
internal ref struct SpellingBuffer(Span<char> start)
{
    private Span<char> _room = start;
    private char[]? _borrowed;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<char> Written => _room[..Length];

    public void Append(char sign)
    {
        if (Length == _room.Length) Grow(1);
        _room[Length++] = sign;
    }

    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (Length + text.Length > _room.Length) Grow(text.Length);
        text.CopyTo(_room[Length..]);
        Length += text.Length;
    }

    public void AppendEscaped(byte value)
    {
        Append('%');
        Append(HexDigit.High(value));
        Append(HexDigit.Low(value));
    }

    public void CutTo(int length) => Length = length;

    public void Dispose()
    {
        // Privacy: a borrowed array goes to the next borrower empty.
        if (_borrowed is not null) ArrayPool<char>.Shared.Return(_borrowed, clearArray: true);
        _borrowed = null;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_room.Length * 2, Length + more));
        Written.CopyTo(larger);
        Dispose();
        _room = _borrowed = larger;
    }
}
