namespace OpenHotline.Tests.Assess;

/// <summary>Filled-in answers for tests.</summary>
internal static class Sheets
{
    public static Dictionary<string, int> Imagery(int shown = 3, int development = 2, int age = 4, int risk = 2) => new(StringComparer.Ordinal)
    {
        ["kind"] = 1, ["origin"] = 1, ["shown"] = shown, ["development"] = development, ["age"] = age, ["sex"] = 1, ["made"] = 1, ["commercial"] = 1, ["site"] = 1, ["risk"] = risk,
    };

    public static Dictionary<string, int> Nothing() => new(StringComparer.Ordinal) { ["kind"] = 6 };

    public static Dictionary<string, int> Unseen() => new(StringComparer.Ordinal) { ["kind"] = 7 };
}
