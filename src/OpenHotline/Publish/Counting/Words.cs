using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Publish.Counting;

/// <summary>The words by which figures are named in files, addresses and commands: <c>with_imagery</c>, <c>hosting_country</c>, <c>11-13</c>, <c>NL</c>.</summary>
public static class Words
{
    private static readonly Dictionary<Enum, string> Special = new()
    {
        [UkCategory.None] = "none", [UkCategory.A] = "A", [UkCategory.B] = "B", [UkCategory.C] = "C",
        [AgeBand.Age0To2] = "0-2", [AgeBand.Age3To6] = "3-6", [AgeBand.Age7To10] = "7-10", [AgeBand.Age11To13] = "11-13", [AgeBand.Age14To15] = "14-15", [AgeBand.Age16To17] = "16-17",
        [IndustryClass.A1] = "A1", [IndustryClass.A2] = "A2", [IndustryClass.B1] = "B1", [IndustryClass.B2] = "B2",
        // On their bases these are always asked: what is missing was never told.
        [Origin.NotAsked] = "not_recorded", [Development.NotAsked] = "not_recorded", [WhatIsShown.NotAsked] = "not_recorded",
    };

    /// <summary>The word of a base, a dimension, or a code of the facts.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Book<T>.ByValue.GetValueOrDefault(value) ?? value.ToString();

    /// <summary>The value of a word; null for one that is not known.</summary>
    public static T? Read<T>(string? word) where T : struct, Enum => word is not null && Book<T>.ByWord.TryGetValue(word, out var value) ? value : null;

    /// <summary>Every word of a kind, in the order of the values.</summary>
    public static IEnumerable<string> All<T>() where T : struct, Enum => Enum.GetValues<T>().Select(value => Of(value));

    private static string Spell(Enum value)
    {
        if (Special.TryGetValue(value, out var special)) return special;
        var name = value.ToString();
        if (value.GetType().GetField(name)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>() is { } given) return given.Name;
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0) word.Append('_');
            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    private static class Book<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().ToFrozenDictionary(value => value, value => Spell(value));
        public static readonly FrozenDictionary<string, T> ByWord = ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
