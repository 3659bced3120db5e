using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Verify;

/// <summary>The watch over the page of one episode: what it looked like, what was found, and when to look again.</summary>
public sealed partial class Watch
{
    private Watch() { }

    internal Watch(Guid episodeId, Guid webpageId, byte[] site, DateTime assessedAt) =>
        (EpisodeId, WebpageId, Site, AssessedAt, State, NextCheckAt) = (episodeId, webpageId, site, assessedAt, WatchState.Confirming, assessedAt);

    public Guid EpisodeId { get; private set; }

    public Guid WebpageId { get; private set; }

    /// <summary>The webpage's keyed look-up of its site, as it was when the watch began: only to look at one site gently.</summary>
    public byte[] Site { get; private set; } = [];

    public WatchState State { get; private set; }

    /// <summary>When to look again; null while nothing is to be looked at.</summary>
    public DateTime? NextCheckAt { get; private set; }

    /// <summary>How many looks in a row found it up: the pause grows with it.</summary>
    public int Step { get; private set; }

    /// <summary>How many holds stand; while it is not 0 nothing is looked at.</summary>
    public int Holds { get; private set; }

    /// <summary>Until when somebody is looking; null while nobody is.</summary>
    public DateTime? LeaseUntil { get; private set; }

    /// <summary>Counts the looks and whatever overtakes one: a look whose turn has passed is thrown away.</summary>
    public int Turn { get; private set; }

    public int Checks { get; private set; }

    /// <summary>The last check; null before the first.</summary>
    public Guid? LastCheckId { get; private set; }

    /// <summary>Null before the first check.</summary>
    public DateTime? LastCheckedAt { get; private set; }

    /// <summary>Null before the first check.</summary>
    public CheckOutcome? LastOutcome { get; private set; }

    /// <summary>SHA-256 of what the assessed page was; null before a first look that found it, and for what was too large.</summary>
    public byte[]? BaselineDigest { get; private set; }

    /// <summary>Its sketch (<c>PageSketch</c>); null where it is no text.</summary>
    public byte[]? BaselineSketch { get; private set; }

    /// <summary>When a person was called, and nobody has decided since; null while nobody is needed.</summary>
    public DateTime? PersonCalledAt { get; private set; }

    /// <summary>Why a person was called, or what the last one decided about; null when never.</summary>
    public CheckReason? CalledFor { get; private set; }

    /// <summary>The check that the person is called to; null when never called.</summary>
    public Guid? CalledCheckId { get; private set; }

    /// <summary>SHA-256 of the content that a person decided about: seen again, nobody is called; null when none.</summary>
    public byte[]? SettledDigest { get; private set; }

    /// <summary>Its sketch; null when none.</summary>
    public byte[]? SettledSketch { get; private set; }

    /// <summary>What the person said that content is; null when nobody decided.</summary>
    public CheckOutcome? SettledAs { get; private set; }

    public DateTime AssessedAt { get; private set; }

    /// <summary>When the first notice went out; null before.</summary>
    public DateTime? NoticedAt { get; private set; }

    /// <summary>Who serves it, by the last trace; null while unknown.</summary>
    public Guid? HostId { get; private set; }

    /// <summary>ISO 3166-1 alpha-2 of the server's place; null while unknown.</summary>
    public string? Country { get; private set; }

    /// <summary>When it was first found gone in the proof that runs, or that ended it; null while it is up.</summary>
    public DateTime? FirstGoneAt { get; private set; }

    /// <summary>How many tries of the proof found it gone.</summary>
    public int GoneTries { get; private set; }

    /// <summary>Until when a removed page is watched; null before removal.</summary>
    public DateTime? WatchUntil { get; private set; }
}

internal sealed class WatchTable : IEntityTypeConfiguration<Watch>
{
    public void Configure(EntityTypeBuilder<Watch> builder)
    {
        builder.ToTable("Watches");
        builder.HasKey(watch => watch.EpisodeId);
        builder.Property(watch => watch.EpisodeId).ValueGeneratedNever();
        builder.Property(watch => watch.Country).HasMaxLength(2);
        builder.HasIndex(watch => watch.NextCheckAt);
        builder.HasIndex(watch => watch.PersonCalledAt);
        builder.HasIndex(watch => watch.WebpageId);
    }
}
