namespace OpenHotline.Web.Components;

/// <summary>The ids of a field, made from its name alone, so that links, scripts and tests can rely on them.</summary>
public static class FieldId
{
    /// <summary>The id of a field; of a group, the id of its first answer.</summary>
    public static string Of(string name) =>
        string.Create(name.Length, name, static (id, from) =>
        {
            for (var i = 0; i < from.Length; i++) id[i] = char.IsAsciiLetterOrDigit(from[i]) || from[i] is '-' or '_' ? from[i] : '-';
        });

    /// <summary>The id of an answer in a group, counted from zero: <c>kind</c>, <c>kind-2</c>, <c>kind-3</c>.</summary>
    public static string Of(string name, int index) => index == 0 ? Of(name) : $"{Of(name)}-{index + 1}";

    public static string Hint(string name) => $"{Of(name)}-hint";

    public static string Error(string name) => $"{Of(name)}-error";

    /// <summary>The value of <c>aria-describedby</c>, or null when nothing describes the field.</summary>
    public static string? DescribedBy(string name, bool hasHint, string? error)
    {
        if (!hasHint) return error is null ? null : Error(name);
        return error is null ? Hint(name) : $"{Hint(name)} {Error(name)}";
    }
}
