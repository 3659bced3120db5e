using System.Text.Json;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>The contact card of an entity (RFC 7095): rows of name, parameters, type and value.</summary>
internal sealed class JCard
{
    private const int MaxRows = 200;
    private readonly List<JsonElement> _rows;

    private JCard(List<JsonElement> rows) => _rows = rows;

    public static JCard Of(JsonElement entity)
    {
        var card = entity.Array("vcardArray")?.Skip(1).FirstOrDefault() ?? default;
        return new JCard(card.ValueKind != JsonValueKind.Array ? [] :
            [.. card.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Array && row.GetArrayLength() >= 4).Take(MaxRows)]);
    }

    public string? Name => First("fn") ?? First("org");

    /// <summary>The organisation, or the full name of a card that is of one.</summary>
    public string? Organisation => First("org") ?? First("fn");

    public string? Telephone => First("tel") is { } tel ? (tel.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? tel[4..] : tel) : null;

    /// <summary>A page that takes reports: "contact-uri" (RFC 8605) or "url".</summary>
    public string? Form => Rows("contact-uri").Concat(Rows("url")).Select(Value).FirstOrDefault(ContactText.IsForm);

    /// <summary>Mailboxes, and whether each is marked as preferred.</summary>
    public IEnumerable<(string Mailbox, bool IsPreferred)> Mailboxes => Rows("email")
        .Select(row => (Mailbox: ContactText.Mailbox(Value(row)), IsPreferred: IsPreferred(row)))
        .Where(row => row.Mailbox is not null)
        .Select(row => (row.Mailbox!, row.IsPreferred));

    private IEnumerable<JsonElement> Rows(string name) => _rows.Where(row => string.Equals(row[0].Text(), name, StringComparison.OrdinalIgnoreCase));

    private string? First(string name) => Rows(name).Select(Value).FirstOrDefault(value => value is not null);

    private static string? Value(JsonElement row) => row[3].ValueKind == JsonValueKind.Array ? row[3].Texts().FirstOrDefault() : row[3].Text();

    private static bool IsPreferred(JsonElement row) =>
        row[1].ValueKind == JsonValueKind.Object && row[1].TryGetProperty("pref", out var pref)
        && (pref.ValueKind == JsonValueKind.Number ? pref.GetRawText() : pref.Text()) == "1";
}
