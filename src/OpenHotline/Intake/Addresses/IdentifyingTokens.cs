using System.Text;

namespace OpenHotline.Intake.Addresses;

/// <summary>Marks the parts of an address that could tell who reported it, so that they can be taken out before it is shown to a host.</summary>
/// <remarks>
/// Marking changes nothing: address and identity stay as they are. <see cref="ForDisclosure()"/> takes out what is certain;
/// what may select content (a doubtful mark) goes only when a person says so. Decision 0022. One pass, no backtracking.
/// </remarks>
public sealed class IdentifyingTokens
{
    private readonly string _text;

    private IdentifyingTokens(string text, IReadOnlyList<IdentifyingSpan> spans) => (_text, Spans) = (text, spans);

    /// <summary>The marks in the order of the text; they never overlap.</summary>
    public IReadOnlyList<IdentifyingSpan> Spans { get; }

    /// <summary>True when something is marked that a person has to decide on.</summary>
    public bool NeedsDecision => Spans.Any(span => !span.IsCertain);

    /// <summary>One marked part as it stands in the address.</summary>
    public string TextOf(IdentifyingSpan span) => _text.Substring(span.Start, span.Length);

    public static IdentifyingTokens In(WebAddress address) => new(address.Text, IdentifyingScan.Of(address));

    /// <summary>The address without its certain marks.</summary>
    public string ForDisclosure() => ForDisclosure(alsoDoubtful: []);

    /// <summary>The address without its certain marks and without those doubtful ones that a person chose.</summary>
    public string ForDisclosure(IReadOnlyCollection<IdentifyingSpan> alsoDoubtful)
    {
        var shown = new StringBuilder(_text.Length);
        var from = 0;
        foreach (var span in Spans)
        {
            if (!span.IsCertain && !alsoDoubtful.Contains(span)) continue;
            shown.Append(_text, from, span.Start - from);
            from = span.End;
            if (span.Replacement is not null) shown.Append(span.Replacement);
            else if (from < _text.Length && _text[from] == '&') from++;
            else if (shown[^1] is '&' or '?' or '#') shown.Length--;
        }

        return shown.Append(_text, from, _text.Length - from).ToString();
    }

    // Privacy: the text is an address.
    public override string ToString() => "[address]";
}
