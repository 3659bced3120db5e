namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>One way to reach somebody responsible. At least one of mailbox, telephone and form is there.</summary>
/// <param name="Mailbox">Null when there is only a telephone or a form.</param>
/// <param name="Telephone">As written, without "tel:".</param>
/// <param name="Form">A web address that takes abuse reports, from a contact-uri or a remark.</param>
/// <param name="Depth">How deep it was nested: 0 directly in the answer.</param>
public sealed record RegistryContact(
    ContactSource Source,
    string? Mailbox,
    string? Telephone,
    string? Form,
    string? Name,
    string? Handle,
    bool IsPreferred,
    bool IsValidated,
    int Depth)
{
    // Privacy: a contact may be a person.
    public override string ToString() => $"{nameof(RegistryContact)} {Source}";
}
