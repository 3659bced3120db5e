using System.Collections.Frozen;
using System.Reflection;

namespace OpenHotline.Facts;

/// <summary>All kinds of facts by name and by type.</summary>
public static class FactKinds
{
    private static readonly FrozenDictionary<string, Type> ByName = typeof(FactKinds).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Fact)) && !type.IsAbstract)
        .ToFrozenDictionary(type => type.GetCustomAttribute<FactKindAttribute>()?.Name
            ?? throw new InvalidOperationException($"The fact {type.Name} has no [FactKind]."), StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> ByType = ByName.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static IReadOnlyCollection<string> All => ByName.Keys;

    public static string Of<T>() where T : Fact => ByType[typeof(T)];

    public static string Of(Fact fact) => ByType[fact.GetType()];

    /// <summary>The type of a kind; null for one this program does not know.</summary>
    public static Type? TypeOf(string kind) => ByName.GetValueOrDefault(kind);
}
