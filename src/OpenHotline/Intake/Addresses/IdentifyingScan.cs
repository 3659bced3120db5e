namespace OpenHotline.Intake.Addresses;

/// <summary>Walks once over path, query and fragment and marks what identifies a visitor.</summary>
internal sealed class IdentifyingScan
{
    private const string Removed = "-removed-";
    private readonly string _text;
    private readonly List<IdentifyingSpan> _spans = [];

    private IdentifyingScan(string text) => _text = text;

    public static IReadOnlyList<IdentifyingSpan> Of(WebAddress address)
    {
        var scan = new IdentifyingScan(address.Text);
        var fragmentAt = address.Text.Length - (address.Fragment?.Length ?? 0);
        var endOfQuery = address.Fragment is null ? fragmentAt : fragmentAt - 1;
        var pathAt = endOfQuery - address.PathAndQuery.Length;
        var mark = address.PathAndQuery.IndexOf('?');
        var endOfPath = mark < 0 ? endOfQuery : pathAt + mark;
        scan.Path(pathAt, endOfPath);
        if (mark >= 0) scan.Parameters(endOfPath + 1, endOfQuery);
        if (address.Fragment is not null) scan.Fragment(fragmentAt);
        return scan._spans;
    }

    private void Path(int start, int end)
    {
        for (var from = start + 1; from < end;)
        {
            var slash = _text.IndexOf('/', from, end - from);
            var segmentEnd = slash < 0 ? end : slash;
            Segment(from, segmentEnd);
            from = segmentEnd + 1;
        }
    }

    private void Segment(int start, int end)
    {
        var segment = _text.AsSpan(start, end - start);
        // ASP.NET keeps a session without cookies in a segment of its own: /(S(…))/.
        if (segment.StartsWith("(S(", StringComparison.OrdinalIgnoreCase) || segment.StartsWith("(X(", StringComparison.OrdinalIgnoreCase))
        {
            var length = end < _text.Length && _text[end] == '/' ? segment.Length + 1 : segment.Length;
            _spans.Add(new(start, length, IdentifyingReason.Session, ""));
            return;
        }

        var semicolon = segment.IndexOf(';');
        Values(start, semicolon < 0 ? end : start + semicolon);
        for (var at = semicolon < 0 ? end : start + semicolon; at < end;)
        {
            var next = _text.IndexOf(';', at + 1, end - at - 1);
            var parameterEnd = next < 0 ? end : next;
            var parameter = _text.AsSpan(at + 1, parameterEnd - at - 1);
            var equals = parameter.IndexOf('=');
            var why = IdentifyingNames.Of(equals < 0 ? parameter : parameter[..equals]);
            if (why is <= IdentifyingReason.Email) _spans.Add(new(at, parameterEnd - at, why.Value, ""));
            else Values(at + 1, parameterEnd);
            at = parameterEnd;
        }
    }

    /// <summary>Marks values in a place where cutting a piece out would change the meaning of the rest.</summary>
    private void Values(int start, int end)
    {
        var value = _text.AsSpan(start, end - start);
        if (IdentifyingValues.IsJwt(value))
        {
            _spans.Add(new(start, value.Length, IdentifyingReason.Credential, Removed));
            return;
        }

        var from = 0;
        for (; IdentifyingValues.TryFindEmail(value[from..], out var at, out var length); from += at + length)
        {
            _spans.Add(new(start + from + at, length, IdentifyingReason.Email, Removed));
        }

        if (from == 0 && IdentifyingValues.IsRandom(value)) _spans.Add(new(start, value.Length, IdentifyingReason.RandomValue, Removed));
    }

    private void Parameters(int start, int end)
    {
        for (var from = start; from < end;)
        {
            var separator = _text.IndexOf('&', from, end - from);
            var pairEnd = separator < 0 ? end : separator;
            if (pairEnd > from && WhyParameter(_text.AsSpan(from, pairEnd - from)) is { } why) _spans.Add(new(from, pairEnd - from, why, Replacement: null));
            from = pairEnd + 1;
        }
    }

    private static IdentifyingReason? WhyParameter(ReadOnlySpan<char> pair)
    {
        var equals = pair.IndexOf('=');
        var value = equals < 0 ? pair : pair[(equals + 1)..];
        var byName = equals > 0 ? IdentifyingNames.Of(pair[..equals]) : null;
        if (byName is <= IdentifyingReason.Email) return byName;
        if (IdentifyingValues.IsJwt(value)) return IdentifyingReason.Credential;
        if (IdentifyingValues.TryFindEmail(pair, out _, out _)) return IdentifyingReason.Email;
        return byName ?? (IdentifyingValues.IsRandom(value) ? IdentifyingReason.RandomValue : null);
    }

    /// <summary>A fragment is a route with its own query, a list of parameters, or one value.</summary>
    private void Fragment(int start)
    {
        var fragment = _text.AsSpan(start);
        var mark = fragment.IndexOf('?');
        if (mark >= 0)
        {
            Path(start - 1, start + mark);
            Parameters(start + mark + 1, _text.Length);
        }
        else if (fragment.Contains('=') && fragment[0] is not ('/' or '!'))
        {
            Parameters(start, _text.Length);
        }
        else
        {
            Path(start - 1, _text.Length);
        }
    }
}
