using OpenHotline.Ground.Outside.Rdap;

namespace OpenHotline.Notify;

/// <summary>What names and registries said about the server of an address.</summary>
public abstract record TraceFinding
{
    private TraceFinding()
    {
    }

    /// <summary>The names that lead to a host, best first; the mailboxes a registry gives, best first.</summary>
    public sealed record Found(TraceDetails Details, IReadOnlyList<AliasName> Names, string ShownName, string? Country, long? System, string? Front, IReadOnlyList<RegistryContact> Contacts) : TraceFinding
    {
        /// <summary>The same for findings that lead to the same host with the same mailboxes.</summary>
        internal string Lead => string.Join('\n', [.. Names.Select(name => $"{(int)name.Kind}:{name.Value}"), "", .. Contacts.Select(contact => $"{(int)contact.Source}:{contact.Mailbox}")]);

        // Privacy: never into a log.
        public override string ToString() => nameof(Found);
    }

    /// <summary>The name is known, but no registry said who holds the addresses.</summary>
    /// <param name="NotBefore">When the registry wants to be asked again; null where it did not say.</param>
    public sealed record NoHolder(IReadOnlyList<string> Addresses, DateTime? NotBefore) : TraceFinding;

    /// <summary>Nothing is known of the name now.</summary>
    public sealed record NoAddress : TraceFinding;
}
