using System.Net;
using System.Text;
using OpenHotline.Ground.Outside.Rdap;

namespace OpenHotline.Tests.Ground.Outside.Rdap;

/// <summary>Answers in the manner of each registry; all names and addresses are made up.</summary>
public sealed class RdapReaderTests
{
    /// <summary>The organisation holds its desks; one desk is several roles at once.</summary>
    private const string LikeArin = """
        {"objectClassName":"ip network","handle":"NET-192-0-2-0-1","name":"EXAMPLE-NET","startAddress":"192.0.2.0","endAddress":"192.0.2.255",
         "country":"us","port43":"whois.net.example","status":["active"],
         "cidr0_cidrs":[{"v4prefix":"192.0.2.0","length":24}],"arin_originas0_originautnums":[64496,64497],
         "entities":[{"objectClassName":"entity","handle":"EXO","roles":["registrant"],
           "vcardArray":["vcard",[["version",{},"text","4.0"],["fn",{},"text","Example Hosting"],["adr",{"label":"x"},"text",["","","","","","",""]],["kind",{},"text","org"]]],
           "remarks":[{"title":"Registration Comments","description":["Send abuse reports to https://abuse.host.example/form","or to desk@net.example."]}],
           "entities":[
             {"handle":"TECH1","roles":["technical"],"vcardArray":["vcard",[["fn",{},"text","Tech"],["email",{},"text","tech@net.example"]]]},
             {"handle":"ABUSE1","roles":["noc","abuse","technical"],"status":["validated"],
              "vcardArray":["vcard",[["fn",{},"text","Abuse Desk"],["email",{},"text","Abuse@Net.EXAMPLE"],["tel",{"type":["work","voice"]},"text","+1-555-0100"]]]}]}]}
        """;

    private const string LikeRipe = """
        {"objectClassName":"ip network","handle":"192.0.2.0 - 192.0.2.255","country":"NL","entities":[
          {"handle":"EX1-RIPE","roles":["administrative","technical"],"vcardArray":["vcard",[["fn",{},"text","Person"],["tel",{"type":"voice"},"uri","tel:+31-555-0101"]]]},
          {"handle":"ORG-EX1","roles":["registrant"],"vcardArray":["vcard",[["fn",{},"text","Example BV"],["email",{},"text","office@net.example"]]],
           "entities":[{"handle":"AB1-RIPE","roles":["abuse"],"vcardArray":["vcard",[["fn",{},"text","Abuse-C"],["email",{},"text","abuse-c@net.example"]]]}]}]}
        """;

    /// <summary>The incident team has two mailboxes; the preferred one takes reports.</summary>
    private const string LikeApnic = """
        {"objectClassName":"ip network","entities":[
          {"handle":"IRT-EXAMPLE","roles":["abuse"],"vcardArray":["vcard",[["fn",{},"text","IRT-EXAMPLE"],["email",{},"text","office@net.example"],["email",{"pref":"1"},"text","irt@net.example"]]]},
          {"handle":"EX-NOC","roles":["noc"],"vcardArray":["vcard",[["email",{},"text","noc@net.example"]]]}]}
        """;

    private const string LikeRegistrar = """
        {"objectClassName":"domain","ldhName":"host.example","status":["active"],"nameservers":[{"ldhName":"NS1.Net.EXAMPLE."}],
         "entities":[
          {"roles":["registrant"],"vcardArray":["vcard",[["fn",{},"text",""],["email",{},"text",""]]]},
          {"handle":"292","roles":["registrar"],"vcardArray":["vcard",[["fn",{},"text","Example Registrar"],["email",{},"text","sales@registrar.example"]]],
           "entities":[{"roles":["abuse"],"vcardArray":["vcard",[["fn",{},"text",""],["tel",{"type":["voice"]},"uri","tel:+44-20-7946-0000"],["email",{},"text","abuse@registrar.example"]]]}]}],
         "redacted":[{"name":{"description":"Registrant Name"},"prePath":"$.x","method":"emptyValue"},{"name":{"type":"Registrant Email"}}]}
        """;

    [Fact]
    public void An_abuse_desk_inside_an_organisation_is_found_first()
    {
        var record = Read(LikeArin);

        Assert.Equal([ContactSource.Abuse, ContactSource.Remark, ContactSource.Remark, ContactSource.Technical], record.Contacts.Select(contact => contact.Source));
        var desk = record.Contacts[0];
        Assert.Equal(("Abuse@net.example", "+1-555-0100", "ABUSE1", true, 1), (desk.Mailbox, desk.Telephone, desk.Handle, desk.IsValidated, desk.Depth));
        Assert.Equal("https://abuse.host.example/form", record.Contacts[1].Form);
        Assert.Equal("desk@net.example", record.Contacts[2].Mailbox);
        Assert.Equal(("US", "Example Hosting", "whois.net.example", "EXAMPLE-NET"), (record.Country, record.Organisation, record.Port43, record.Name));
        Assert.Equal(["192.0.2.0/24"], record.Prefixes);
        Assert.Equal([64496u, 64497u], record.OriginSystems);
    }

    [Fact]
    public void An_abuse_contact_comes_before_nearer_people_of_other_roles()
    {
        var record = Read(LikeRipe);

        Assert.Equal(["abuse-c@net.example", null, "office@net.example"], record.Contacts.Select(contact => contact.Mailbox));
        Assert.Equal("+31-555-0101", record.Contacts[1].Telephone);
        Assert.Equal("Example BV", record.Organisation);
    }

    [Fact]
    public void A_preferred_mailbox_comes_before_another_of_the_same_desk() =>
        Assert.Equal(["irt@net.example", "office@net.example", "noc@net.example"], Read(LikeApnic).Contacts.Select(contact => contact.Mailbox));

    [Fact]
    public void For_a_domain_only_the_abuse_desk_of_the_registrar_is_taken()
    {
        var record = Read(LikeRegistrar, new RegistryQuestion.Domain("www.host.example"));

        var desk = Assert.Single(record.Contacts);
        Assert.Equal((ContactSource.Registrar, "abuse@registrar.example", "+44-20-7946-0000"), (desk.Source, desk.Mailbox, desk.Telephone));
        Assert.Equal("Example Registrar", record.Registrar);
        Assert.Equal(["ns1.net.example"], record.NameServers);
        Assert.Equal(["Registrant Name", "Registrant Email"], record.Redacted);
    }

    [Fact]
    public void Whoever_nests_without_end_is_read_to_a_depth()
    {
        var json = "{\"objectClassName\":\"ip network\"" + string.Concat(Enumerable.Repeat(",\"entities\":[{\"roles\":[\"noc\"]", 12))
            + string.Concat(Enumerable.Repeat("}]", 12)) + "}";

        Assert.Empty(Read(json).Contacts);
    }

    [Theory]
    [InlineData("mailto:Desk@Net.EXAMPLE?subject=x", "Desk@net.example")]
    [InlineData(" abuse@net.example ", "abuse@net.example")]
    [InlineData("abuse at net.example", null)]
    [InlineData("a@b", null)]
    [InlineData("one@net.example, two@net.example", null)]
    [InlineData("a@net.example\r\nBcc: b@net.example", null)]
    [InlineData("", null)]
    public void Only_a_single_mailbox_is_a_mailbox(string text, string? mailbox) => Assert.Equal(mailbox, ContactText.Mailbox(text));

    [Fact]
    public void A_contact_does_not_print_its_mailbox() =>
        Assert.DoesNotContain("example", Read(LikeArin).Contacts[0].ToString(), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Last_resorts_say_what_they_are()
    {
        var now = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
        const string text = "# hello\nContact: https://net.example/report\nContact: mailto:sec@net.example\r\nContact: javascript:x\nExpires: 2027-01-01T00:00:00Z\n";

        Assert.Equal([("https://net.example/report", null), (null, "sec@net.example")], LastResortContacts.Parse(text, now).Select(contact => (contact.Form, contact.Mailbox)));
        Assert.All(LastResortContacts.Parse(text, now), contact => Assert.Equal(ContactSource.SecurityText, contact.Source));
        Assert.Empty(LastResortContacts.Parse(text, now.AddYears(1)));
        Assert.Empty(LastResortContacts.Parse("Contact: mailto:a@net.example", now));
        Assert.Equal(("abuse@net.example", ContactSource.RoleMailbox), LastResortContacts.RoleMailbox("Net.EXAMPLE.") is var role ? (role.Mailbox, role.Source) : default);
    }

    private static RegistryRecord Read(string json, RegistryQuestion? question = null) => Assert.IsType<RegistryAnswer.Found>(RdapReader.Read(
        Encoding.UTF8.GetBytes(json), "rdap.example", question ?? new RegistryQuestion.Network(IPAddress.Parse("192.0.2.10")), DateTime.UnixEpoch)).Record;
}
