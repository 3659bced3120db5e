namespace OpenHotline.Intake.Addresses;

/// <summary>One marked part of <see cref="WebAddress.Text"/>.</summary>
/// <param name="Start">The first character, in <see cref="WebAddress.Text"/>.</param>
/// <param name="Length">How many characters; for a parameter its name and value.</param>
/// <param name="Why">What was recognised.</param>
/// <param name="Replacement">What stands there after stripping; null for a parameter, which goes with its separator.</param>
public readonly record struct IdentifyingSpan(int Start, int Length, IdentifyingReason Why, string? Replacement)
{
    public int End => Start + Length;

    /// <summary>False where the part may select content: a person has to decide before it is stripped.</summary>
    public bool IsCertain => Why <= IdentifyingReason.Email;
}
