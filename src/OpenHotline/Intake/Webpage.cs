using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Intake;

/// <summary>One address on the web, however many reports and spellings point to it.</summary>
/// <remarks>Its address is sealed under its own record key; it is found by keyed look-ups only.</remarks>
public sealed class Webpage
{
    private Webpage() { }

    internal Webpage(Guid id, byte[] lookup, byte[] listLookup, byte[] siteLookup, byte[] sealedAddress, bool isOnion, DateTime firstSeenAt) =>
        (Id, Lookup, ListLookup, SiteLookup, SealedAddress, IsOnion, FirstSeenAt) = (id, lookup, listLookup, siteLookup, sealedAddress, isOnion, firstSeenAt);

    public Guid Id { get; private set; }

    /// <summary>Keyed look-up of the normalised identity (<c>Keyring.Lookup</c>); unique.</summary>
    public byte[] Lookup { get; private set; } = [];

    /// <summary>Keyed look-up of the Safe Browsing form, for lists only; not unique.</summary>
    public byte[] ListLookup { get; private set; } = [];

    /// <summary>Keyed look-up of the site (host), for grouping pages of one site.</summary>
    public byte[] SiteLookup { get; private set; } = [];

    /// <summary>The normalised address, sealed as <c>webpage.address</c> under the record key of this id.</summary>
    public byte[] SealedAddress { get; private set; } = [];

    /// <summary>Which doubtful parts of the address go before it is shown outside, sealed as <c>webpage.stripping</c>; null where nobody chose any.</summary>
    public byte[]? SealedStripping { get; private set; }

    public bool IsOnion { get; private set; }

    public DateTime FirstSeenAt { get; private set; }

    /// <summary>How many episodes it has had; the latest has this number.</summary>
    public int Episodes { get; private set; }

    /// <summary>How many reports point to it.</summary>
    public int Sightings { get; private set; }

    internal Episode OpenEpisode(Guid episodeId, Facts.Codes.EpisodeCause cause, DateTime at) => new(episodeId, Id, ++Episodes, cause, at);

    internal void Seen() => Sightings++;

    internal void Strip(byte[]? sealedStripping) => SealedStripping = sealedStripping;

    internal void MoveLookups(byte[] lookup, byte[] listLookup, byte[] siteLookup) => (Lookup, ListLookup, SiteLookup) = (lookup, listLookup, siteLookup);
}

internal sealed class WebpageTable : IEntityTypeConfiguration<Webpage>
{
    public void Configure(EntityTypeBuilder<Webpage> builder)
    {
        builder.ToTable("Webpages");
        builder.Property(page => page.Id).ValueGeneratedNever();
        builder.HasIndex(page => page.Lookup).IsUnique();
        builder.HasIndex(page => page.ListLookup);
        builder.HasIndex(page => page.SiteLookup);
    }
}
