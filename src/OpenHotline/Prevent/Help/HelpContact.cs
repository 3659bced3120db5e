using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Prevent.Help;

/// <summary>For whom a help service is.</summary>
public enum HelpFor
{
    YoungPeople = 1,
    Parents = 2,
    Everybody = 3,

    /// <summary>Adults who worry about their own thoughts or what they do.</summary>
    AdultsWhoWorry = 4,
}

/// <summary>A help service of one country, with all that somebody needs to reach it.</summary>
public sealed class HelpContact
{
    private HelpContact() { }

    internal HelpContact(Guid id, HelpService service, Guid? by, DateTime at) =>
        (Id, Country, Name, For, Telephone, Hours, SpokenLanguages, AddedBy, AddedAt) = (id, service.Country, service.Name, service.For, service.Telephone, service.Hours, service.Languages, by, at);

    public Guid Id { get; private set; }

    /// <summary>Two letters.</summary>
    public string Country { get; private set; } = "";

    public string Name { get; private set; } = "";

    public HelpFor For { get; private set; }

    public string Telephone { get; private set; } = "";

    /// <summary>As people read it, in the country's own words.</summary>
    public string Hours { get; private set; } = "";

    /// <summary>The languages that are spoken there, as people read them.</summary>
    public string SpokenLanguages { get; private set; } = "";

    /// <summary>Null where the house itself added it.</summary>
    public Guid? AddedBy { get; private set; }

    public DateTime AddedAt { get; private set; }

    /// <summary>The second person, who tried it; null while nobody has, and while it is not shown.</summary>
    public Guid? CheckedBy { get; private set; }

    /// <summary>When; null until then.</summary>
    public DateTime? CheckedAt { get; private set; }

    /// <summary>The digits to dial, as a link has them.</summary>
    public string Dialled => DialledOf(Telephone);

    /// <summary>What of a written number is dialled.</summary>
    public static string DialledOf(string telephone) => string.Concat(telephone.Where(sign => char.IsAsciiDigit(sign) || sign == '+'));

    internal void Check(Guid by, DateTime at) => (CheckedBy, CheckedAt) = (by, at);
}

/// <summary>What is told of a help service.</summary>
public sealed record HelpService(string Country, string Name, HelpFor For, string Telephone, string Hours, string Languages);

internal sealed class HelpContactTable : IEntityTypeConfiguration<HelpContact>
{
    public void Configure(EntityTypeBuilder<HelpContact> builder)
    {
        builder.ToTable("HelpContacts");
        builder.Property(contact => contact.Id).ValueGeneratedNever();
        builder.Property(contact => contact.Country).HasMaxLength(2);
        builder.Property(contact => contact.Name).HasMaxLength(AddHelpContact.MaxCharacters);
        builder.Property(contact => contact.Telephone).HasMaxLength(AddHelpContact.MaxTelephoneCharacters);
        builder.Property(contact => contact.Hours).HasMaxLength(AddHelpContact.MaxCharacters);
        builder.Property(contact => contact.SpokenLanguages).HasMaxLength(AddHelpContact.MaxCharacters);
        builder.Ignore(contact => contact.Dialled);
    }
}
