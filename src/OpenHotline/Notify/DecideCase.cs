using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Refer;

namespace OpenHotline.Notify;

/// <summary>Decides, once the host is known, whether episodes get a notice, are referred, or wait for an officer. Works inside the caller's unit of work.</summary>
public sealed class DecideCase(HotlineDb db, HostRegister register, QueueNotice queue, ReferEpisode refer, JurisdictionProfile profile, TimeProvider clock)
{
    public async Task RunAsync(IReadOnlyList<TakedownCase> cases, CancellationToken cancellation)
    {
        var hostIds = cases.Select(about => about.HostId).OfType<Guid>().Distinct().ToList();
        var hosts = await db.Among<Host>("id", hostIds).ToDictionaryAsync(host => host.Id, cancellation);
        var contacts = await register.UsableContactsAsync(hostIds, cancellation);
        var notices = (await db.Among<Notice>("episode_id", cases.Select(about => about.EpisodeId)).ToListAsync(cancellation)).ToLookup(one => (one.EpisodeId, one.HostId, one.Rung));
        foreach (var about in cases)
        {
            var host = about.HostId is { } id ? hosts.GetValueOrDefault(id) : null;
            var before = host is null ? null : notices[(about.EpisodeId, host.Id, Rung.Host)].SingleOrDefault();
            await DecideAsync(about, host, host is null ? null : contacts.GetValueOrDefault(host.Id), before, cancellation);
        }
    }

    private async Task DecideAsync(TakedownCase about, Host? host, HostContact? contact, Notice? before, CancellationToken cancellation)
    {
        if (about.IsOnion)
        {
            await ReferAsync(about, ReferralTarget.Police, ReferralReason.Onion, cancellation);
            return;
        }

        var rule = profile.For(about.Country);
        if (!rule.MayNotify)
        {
            // Law: what the profile does not allow here, the hotline of that place may.
            await ReferAsync(about, rule.ToldFirst == ToldFirst.Police ? ReferralTarget.Police : ReferralTarget.PartnerHotline, ReferralReason.NotAllowedThere, cancellation);
            return;
        }

        if (host is { Standing: HostStanding.Complicit })
        {
            await PastTheHostAsync(about, host, rule, cancellation);
            return;
        }

        if (host is null || contact is null)
        {
            about.MoveTo(CaseState.WaitingForContact);
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (rule.ToldFirst != ToldFirst.Nobody)
            await refer.RunAsync(about.EpisodeId, rule.ToldFirst == ToldFirst.Police ? ReferralTarget.Police : ReferralTarget.PartnerHotline, ReferralReason.PoliceFirst, about.Country, cancellation);
        queue.Queue(before, about, contact, host.Id, Rung.Host, now.AddHours(rule.WaitHours));
        about.MoveTo(CaseState.Notified);
    }

    /// <summary>A complicit host is not warned: the police, and whoever connects it.</summary>
    private async Task PastTheHostAsync(TakedownCase about, Host host, CountryRule rule, CancellationToken cancellation)
    {
        await ReferAsync(about, ReferralTarget.Police, ReferralReason.HostComplicit, cancellation);
        if (host.UpstreamId is { } upstream && await register.UsableContactAsync(upstream, cancellation) is { } contact)
        {
            // Law: the police have the case from now on, and the same hours before anybody else hears of it as anywhere in that country.
            await queue.RunAsync(about, contact, upstream, Rung.Upstream, clock.GetUtcNow().UtcDateTime.AddHours(rule.WaitHours), cancellation);
            about.MoveTo(CaseState.Notified);
            return;
        }

        await refer.RunAsync(about.EpisodeId, ReferralTarget.Upstream, ReferralReason.HostComplicit, about.Country, cancellation);
    }

    private async Task ReferAsync(TakedownCase about, ReferralTarget target, ReferralReason reason, CancellationToken cancellation)
    {
        await refer.RunAsync(about.EpisodeId, target, reason, about.Country, cancellation);
        about.MoveTo(CaseState.Referred);
    }
}
