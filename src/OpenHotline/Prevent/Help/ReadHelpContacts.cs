using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Prevent.Help;

/// <summary>The help services: those that are shown by the country that somebody chose, and all of them for those who keep them.</summary>
public sealed class ReadHelpContacts(HotlineDb db)
{
    /// <summary>The countries that have a service to show.</summary>
    public Task<List<string>> CountriesAsync(CancellationToken cancellation) =>
        db.Set<HelpContact>().AsNoTracking().Where(contact => contact.CheckedAt != null).Select(contact => contact.Country).Distinct().OrderBy(country => country).ToListAsync(cancellation);

    /// <summary>The services of one country that were checked.</summary>
    public Task<List<HelpContact>> OfAsync(string country, CancellationToken cancellation) =>
        db.Set<HelpContact>().AsNoTracking().Where(contact => contact.CheckedAt != null && contact.Country == country).OrderBy(contact => contact.For).ThenBy(contact => contact.Name).ToListAsync(cancellation);

    /// <summary>False where there is none, or nobody has checked it.</summary>
    public Task<bool> IsShownAsync(Guid contactId, CancellationToken cancellation) => db.Set<HelpContact>().AnyAsync(contact => contact.Id == contactId && contact.CheckedAt != null, cancellation);

    /// <summary>Whether a checked service of any country is for these people.</summary>
    public Task<bool> HasForAsync(HelpFor people, CancellationToken cancellation) => db.Set<HelpContact>().AnyAsync(contact => contact.CheckedAt != null && contact.For == people, cancellation);

    public Task<List<HelpContact>> AllAsync(CancellationToken cancellation) =>
        db.Set<HelpContact>().AsNoTracking().OrderBy(contact => contact.Country).ThenBy(contact => contact.Name).ToListAsync(cancellation);
}
