using System.Text.Json;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Finds whom to write to in an answer, best first.</summary>
internal static class RdapContacts
{
    private const int MaxContacts = 50;

    public static IReadOnlyList<RegistryContact> In(JsonElement root, IReadOnlyList<RdapEntity> entities)
    {
        var contacts = entities.SelectMany(Of).Concat(Remarks(root, 0)).Concat(entities.SelectMany(entity => Remarks(entity.Json, entity.Depth + 1)));
        if (root.Text("objectClassName") == "entity") contacts = contacts.Concat(Of(Self(root)));

        // The order of trust, then what the registry prefers, has checked, and keeps nearest.
        return
        [
            .. contacts
                .OrderBy(contact => contact.Source)
                .ThenByDescending(contact => contact.IsPreferred)
                .ThenByDescending(contact => contact.IsValidated)
                .ThenBy(contact => contact.Depth)
                .DistinctBy(contact => (contact.Mailbox ?? contact.Form ?? contact.Telephone)?.ToUpperInvariant())
                .Take(MaxContacts),
        ];
    }

    private static RdapEntity Self(JsonElement root) =>
        new(root, root.Texts("roles").Select(role => role.ToLowerInvariant()).DefaultIfEmpty("abuse").ToHashSet(StringComparer.Ordinal), 0, IsOfRegistrar: false);

    private static IEnumerable<RegistryContact> Of(RdapEntity entity)
    {
        if (SourceOf(entity) is not { } source) yield break;
        var card = entity.Card;
        var (name, handle) = (card.Name, entity.Json.Text("handle"));
        var isValidated = entity.Json.Texts("status").Contains("validated", StringComparer.OrdinalIgnoreCase);
        var hasMailbox = false;
        foreach (var (mailbox, isPreferred) in card.Mailboxes)
        {
            hasMailbox = true;
            yield return new RegistryContact(source, mailbox, card.Telephone, card.Form, name, handle, isPreferred, isValidated, entity.Depth);
        }

        if (!hasMailbox && (card.Form ?? card.Telephone) is not null)
        {
            yield return new RegistryContact(source, null, card.Telephone, card.Form, name, handle, false, isValidated, entity.Depth);
        }
    }

    private static ContactSource? SourceOf(RdapEntity entity) =>
        entity.IsOfRegistrar ? (entity.Roles.Contains("abuse") ? ContactSource.Registrar : null)
        : entity.Roles.Contains("abuse") ? ContactSource.Abuse
        : entity.Roles.Contains("technical") || entity.Roles.Contains("noc") ? ContactSource.Technical
        : entity.Roles.Contains("registrant") ? ContactSource.Registrant
        : null;

    /// <summary>Mailboxes and forms in remarks that speak of abuse; some registries and many holders name them only there.</summary>
    private static IEnumerable<RegistryContact> Remarks(JsonElement json, int depth) =>
        from remark in json.Array("remarks") ?? []
        let text = string.Join('\n', remark.Texts("description").Prepend(remark.Text("title") ?? ""))
        where text.Length <= 8000 && text.Contains("abuse", StringComparison.OrdinalIgnoreCase)
        from found in ContactText.In(text)
        select new RegistryContact(ContactSource.Remark, found.Mailbox, null, found.Form, null, null, IsPreferred(found.Mailbox ?? found.Form), false, depth);

    private static bool IsPreferred(string? text) => text?.Contains("abuse", StringComparison.OrdinalIgnoreCase) == true;
}
