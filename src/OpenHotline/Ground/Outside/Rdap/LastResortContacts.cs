namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Last resorts for finding a mailbox: the role mailbox (RFC 2142) and security.txt (RFC 9116).</summary>
/// <remarks>Only for the own domain of a provider that somebody has already named as responsible, never for a reported site.</remarks>
public sealed class LastResortContacts(RegistryHttp http, TimeProvider clock)
{
    private const int MaxLines = 500;

    /// <summary>abuse@ at the domain. By custom only: nobody has said that it is read.</summary>
    public static RegistryContact RoleMailbox(string domain) =>
        new(ContactSource.RoleMailbox, $"abuse@{domain.Trim('.').ToLowerInvariant()}", null, null, null, null, false, false, 0);

    /// <summary>The contacts in security.txt, in its order, which is the order of preference; none when there is none or it has expired.</summary>
    public async Task<IReadOnlyList<RegistryContact>> ReadSecurityTextAsync(string domain, CancellationToken cancellation)
    {
        if (!Uri.TryCreate($"https://{domain.Trim('.')}/.well-known/security.txt", UriKind.Absolute, out var address)) return [];
        return await http.GetAsync(address, "text/plain", null, cancellation) is RegistryReply.Answered { Status: 200 } reply
            ? Parse(System.Text.Encoding.UTF8.GetString(reply.Body), clock.GetUtcNow())
            : [];
    }

    internal static IReadOnlyList<RegistryContact> Parse(string text, DateTimeOffset now)
    {
        var fields = text.Split('\n').Take(MaxLines).Select(line => line.Split(':', 2)).Where(field => field.Length == 2)
            .Select(field => (Name: field[0].Trim().ToLowerInvariant(), Value: field[1].Trim())).ToList();

        // The field is required exactly once; without it nobody can tell how old the file is (RFC 9116, section 2.5.5).
        var expires = fields.Where(field => field.Name == "expires").ToList();
        if (expires.Count != 1 || !DateTimeOffset.TryParse(expires[0].Value, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var until) || until < now) return [];
        return [.. fields.Where(field => field.Name == "contact").Take(20).Select(field => Contact(field.Value)).OfType<RegistryContact>()];
    }

    private static RegistryContact? Contact(string value)
    {
        var mailbox = ContactText.Mailbox(value);
        var telephone = value.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? value[4..] : null;
        var form = ContactText.IsForm(value) ? value : null;
        return (mailbox ?? telephone ?? form) is null ? null : new RegistryContact(ContactSource.SecurityText, mailbox, telephone, form, null, null, false, false, 0);
    }
}
