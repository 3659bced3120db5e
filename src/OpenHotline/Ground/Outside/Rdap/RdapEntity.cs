using System.Text.Json;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>An entity of an answer, with where it was found.</summary>
/// <param name="Depth">0 directly in the answer.</param>
/// <param name="IsOfRegistrar">True for a registrar and whoever is nested in one.</param>
internal sealed record RdapEntity(JsonElement Json, IReadOnlySet<string> Roles, int Depth, bool IsOfRegistrar)
{
    private const int MaxDepth = 8;
    private const int MaxEntities = 500;

    public JCard Card { get; } = JCard.Of(Json);

    /// <summary>All entities, nested ones included: ARIN keeps the abuse desk inside the organisation.</summary>
    public static IReadOnlyList<RdapEntity> AllIn(JsonElement root)
    {
        var found = new List<RdapEntity>();
        var open = new Queue<(JsonElement Parent, int Depth, bool IsOfRegistrar)>([(root, 0, false)]);
        while (open.TryDequeue(out var next))
        {
            if (next.Depth > MaxDepth) continue;
            foreach (var json in next.Parent.Array("entities") ?? [])
            {
                if (found.Count == MaxEntities) return found;
                var roles = json.Texts("roles").Select(role => role.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
                var entity = new RdapEntity(json, roles, next.Depth, next.IsOfRegistrar || roles.Contains("registrar"));
                found.Add(entity);
                open.Enqueue((json, next.Depth + 1, entity.IsOfRegistrar));
            }
        }

        return found;
    }
}
