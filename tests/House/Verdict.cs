namespace OpenHotline.HouseTests;

/// <summary>Says all that a rule found at once, one finding a line.</summary>
internal static class Verdict
{
    public static void NothingFound(IEnumerable<string?> findings)
    {
        var found = findings.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (found.Count > 0) Assert.Fail($"{found.Count} found:\n" + string.Join('\n', found.Take(60)));
    }
}
