using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>Adds what a campaign says on one channel, if it fits into the channel's format and leads nowhere by itself.</summary>
public sealed partial class AddCreative(HotlineDb db, UnitOfWork unit, OpenCampaign open, TimeProvider clock)
{
    public const int MaxCreatives = 100;

    /// <summary>More than any format takes.</summary>
    public const int MaxCharacters = 2000;

    public abstract record Outcome
    {
        public sealed record Added(Guid CreativeId) : Outcome;

        /// <param name="MostCharacters">How much fits; null where length is not what is wrong.</param>
        /// <param name="Characters">How much it is; null where length is not what is wrong.</param>
        public sealed record Refused(Refusal Why, int? MostCharacters = null, int? Characters = null) : Outcome;
    }

    public enum Refusal
    {
        /// <summary>There is no such campaign, or it has begun.</summary>
        NotNow = 1,

        NoSuchFormat = 2,
        NoText = 3,
        HeadingTooLong = 4,
        TextTooLong = 5,

        /// <summary>It names a website: where it leads is the campaign's own link, which can only be a page of ours.</summary>
        HasAddress = 6,

        TooMany = 7,
    }

    public Task<Outcome> RunAsync(Guid campaignId, CreativeWords words, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        var tidy = words with { Heading = words.Heading.Trim(), Text = words.Text.Trim() };
        if (ChannelRules.Shipped.Find(tidy.Channel, tidy.Format) is not { } format) return new Outcome.Refused(Refusal.NoSuchFormat);
        if (WhyNot(tidy, format) is { } refused) return refused;
        if (await open.FindAsync(campaignId, inner) is not { IsOpen: true } campaign) return new Outcome.Refused(Refusal.NotNow);
        if (await db.Set<Creative>().CountAsync(row => row.CampaignId == campaignId, inner) >= MaxCreatives) return new Outcome.Refused(Refusal.TooMany);
        var creative = new Creative(Guid.CreateVersion7(clock.GetUtcNow()), campaignId, tidy, ChannelRules.Shipped.Version);
        db.Add(creative);
        open.Touch(campaign);
        return new Outcome.Added(creative.Id);
    }, cancellation);

    private static Outcome.Refused? WhyNot(CreativeWords words, ChannelRules.Format format)
    {
        if (words.Text.Length == 0) return new(Refusal.NoText);
        if (Length(words.Heading) > format.HeadingCharacters) return new(Refusal.HeadingTooLong, format.HeadingCharacters, Length(words.Heading));
        if (Length(words.Text) > format.TextCharacters) return new(Refusal.TextTooLong, format.TextCharacters, Length(words.Text));
        return HasAddress(words.Heading) || HasAddress(words.Text) ? new(Refusal.HasAddress) : null;
    }

    // As the channels count: a letter outside the first plane, such as many pictograms, is one.
    private static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Whether a text names a website.</summary>
    internal static bool HasAddress(string text) => Address().IsMatch(text);

    // A scheme, a www, a name with a dot (of any script) inside and at least two letters of one script after it, or an IP address.
    [GeneratedRegex(@"[a-z][a-z0-9+.-]*://|\bwww\.|[\p{L}\p{M}\p{N}-]+[.\uFF0E](?:[\p{L}\p{M}]{2,24}|xn--[a-z0-9-]+)(?![\p{L}\p{N}])|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)|\[[0-9a-f]*:[0-9a-f:.]+\]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Address();
}
