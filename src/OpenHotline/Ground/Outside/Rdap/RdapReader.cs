using System.Net;
using System.Text.Json;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Reads an answer of a registry (RFC 9083).</summary>
internal static class RdapReader
{
    public static RegistryAnswer Read(byte[] json, string registry, RegistryQuestion question, DateTime now)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return new RegistryAnswer.Failed(RegistryFailure.Garbled);
            if (root.Number("errorCode") is { } code) return code == 404 ? new RegistryAnswer.NoData() : new RegistryAnswer.Failed(RegistryFailure.ServerError);
            return Fits(root, question)
                ? new RegistryAnswer.Found(Record(root, registry), now)
                : new RegistryAnswer.Failed(RegistryFailure.Garbled);
        }
        catch (JsonException)
        {
            return new RegistryAnswer.Failed(RegistryFailure.Garbled);
        }
    }

    /// <summary>An answer about something else would send a notice to a stranger.</summary>
    private static bool Fits(JsonElement root, RegistryQuestion question) => (root.Text("objectClassName"), question) switch
    {
        ("ip network", RegistryQuestion.Network(var address)) => Covers(root, address),
        ("autnum", RegistryQuestion.AutonomousSystem(var number)) => (root.Number("startAutnum") ?? number) <= number && number <= (root.Number("endAutnum") ?? number),
        ("domain", RegistryQuestion.Domain(var name)) => root.Text("ldhName") is not { } ldh || IsOrIsBelow(name.TrimEnd('.'), ldh.TrimEnd('.')),
        ("entity", RegistryQuestion.Entity) => true,
        _ => false,
    };

    private static bool Covers(JsonElement root, IPAddress address)
    {
        if (!IPAddress.TryParse(root.Text("startAddress"), out var start) || !IPAddress.TryParse(root.Text("endAddress"), out var end)) return true;
        var (low, asked, high) = (start.GetAddressBytes(), address.GetAddressBytes(), end.GetAddressBytes());
        return low.Length == asked.Length && high.Length == asked.Length
            && low.AsSpan().SequenceCompareTo(asked) <= 0 && asked.AsSpan().SequenceCompareTo(high) <= 0;
    }

    private static bool IsOrIsBelow(string name, string parent) =>
        name.Equals(parent, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + parent, StringComparison.OrdinalIgnoreCase);

    private static RegistryRecord Record(JsonElement root, string registry)
    {
        var entities = RdapEntity.AllIn(root);
        return new RegistryRecord
        {
            Kind = root.Text("objectClassName")!,
            Registry = registry,
            Handle = root.Text("handle"),
            Name = root.Text("name") ?? root.Text("ldhName"),
            Country = CountryOf(root),
            StartAddress = root.Text("startAddress"),
            EndAddress = root.Text("endAddress"),
            Prefixes = [.. (root.Array("cidr0_cidrs") ?? []).Select(Prefix).OfType<string>()],
            OriginSystems = [.. (root.Array("arin_originas0_originautnums") ?? []).Where(number => number.ValueKind == JsonValueKind.Number).Select(number => number.TryGetUInt32(out var system) ? system : 0).Where(system => system > 0)],
            StartSystem = root.Number("startAutnum"),
            EndSystem = root.Number("endAutnum"),
            Organisation = entities.FirstOrDefault(entity => entity.Roles.Contains("registrant"))?.Card.Organisation ?? (root.Text("objectClassName") == "entity" ? JCard.Of(root).Organisation : null),
            Registrar = entities.FirstOrDefault(entity => entity.Roles.Contains("registrar"))?.Card.Name,
            Port43 = root.Text("port43"),
            Statuses = [.. root.Texts("status").Take(50)],
            NameServers = [.. (root.Array("nameservers") ?? []).Select(server => server.Text("ldhName")?.TrimEnd('.').ToLowerInvariant()).OfType<string>().Take(50)],
            Contacts = RdapContacts.In(root, entities),
            Redacted = [.. (root.Array("redacted") ?? []).Select(RedactedName).OfType<string>().Take(100)],
        };
    }

    private static string? CountryOf(JsonElement root) =>
        root.Text("country") is { Length: 2 } country && country.All(char.IsAsciiLetter) ? country.ToUpperInvariant() : null;

    private static string? Prefix(JsonElement cidr) =>
        (cidr.Text("v4prefix") ?? cidr.Text("v6prefix")) is { } prefix && cidr.Number("length") is { } length ? $"{prefix}/{length}" : null;

    private static string? RedactedName(JsonElement redacted) =>
        redacted.ValueKind == JsonValueKind.Object && redacted.TryGetProperty("name", out var name) ? name.Text("type") ?? name.Text("description") : null;
}
