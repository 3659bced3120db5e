using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Addresses;
using OpenHotline.Refer;

namespace OpenHotline.Notify;

/// <summary>An officer takes a case one rung up the ladder: host, site owner, registrar, upstream.</summary>
/// <remarks>Asks registries for whoever is next, outside any unit of work. Somebody new waits for approval like everybody else.</remarks>
public sealed class ClimbLadder(HotlineDb db, UnitOfWork unit, IRegistry registry, PageAddress pages, HostRegister register, QueueNotice queue, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Queued(Guid NoticeId, Rung Rung) : Outcome;

        /// <summary>Found, but no contact of it is approved.</summary>
        public sealed record WaitsForContact(Guid HostId, Rung Rung) : Outcome;

        /// <summary>Nobody higher is known, or the case is over or on hold.</summary>
        public sealed record NobodyNext : Outcome;
    }

    public async Task<Outcome> RunAsync(Guid episodeId, CancellationToken cancellation)
    {
        var about = await db.Set<TakedownCase>().AsNoTracking().SingleOrDefaultAsync(one => one.EpisodeId == episodeId, cancellation);
        if (about is null or { State: not CaseState.Notified } || await pages.OpenAsync(about.WebpageId, cancellation) is not { } address) return new Outcome.NobodyNext();
        var reached = await db.Set<Notice>().Where(one => one.EpisodeId == episodeId).MaxAsync(one => (Rung?)one.Rung, cancellation) ?? Rung.Host;
        for (var rung = reached + 1; rung <= Rung.Upstream; rung++)
        {
            if (rung == Rung.SiteOwner && !IsUserContent(about.Site)) continue;
            var known = await KnownAsync(about, rung, address, cancellation);
            var found = known is null ? await AskAsync(about, rung, address, cancellation) : null;
            if (known is null && found is null) continue;
            return await unit.RunAsync(inner => QueueAsync(episodeId, rung, known, found, inner), cancellation);
        }

        return new Outcome.NobodyNext();
    }

    /// <summary>Sites whose owner is not the one who put it there: hacked ones, and those where others upload.</summary>
    public static bool IsUserContent(SiteType site) => site is SiteType.HackedSite or SiteType.ImageHost or SiteType.Cyberlocker or SiteType.ImageBoard
        or SiteType.Forum or SiteType.Blog or SiteType.VideoChannel or SiteType.SocialNetwork;

    private async Task<Guid?> KnownAsync(TakedownCase about, Rung rung, WebAddress address, CancellationToken cancellation) => rung switch
    {
        Rung.SiteOwner => (await register.FindAsync([new AliasName(AliasKind.Domain, address.Site.Host)], cancellation))?.Id,
        Rung.Upstream when about.HostId is { } host => await db.Set<Host>().Where(one => one.Id == host).Select(one => one.UpstreamId).SingleAsync(cancellation),
        _ => null,
    };

    private async Task<Next?> AskAsync(TakedownCase about, Rung rung, WebAddress address, CancellationToken cancellation)
    {
        if (rung == Rung.Upstream)
        {
            var system = await db.Set<Trace>().Where(one => one.Id == about.TraceId).Select(one => one.AutonomousSystem).SingleOrDefaultAsync(cancellation);
            if (system is not { } number || await registry.AskAsync(new RegistryQuestion.AutonomousSystem((uint)number), cancellation) is not RegistryAnswer.Found { Record: var network }) return null;
            return Next.Of(network.Organisation ?? network.Name, AliasKind.Organisation, network.Contacts);
        }

        if (address.HostKind != HostKind.Name || await registry.AskAsync(new RegistryQuestion.Domain(address.Host), cancellation) is not RegistryAnswer.Found { Record: var domain }) return null;
        return rung == Rung.SiteOwner
            ? Next.Of(address.Site.Host, AliasKind.Domain, [.. domain.Contacts.Where(one => one.Source is ContactSource.Registrant or ContactSource.Technical or ContactSource.Abuse)])
            : Next.Of(domain.Registrar, AliasKind.Organisation, [.. domain.Contacts.Where(one => one.Source == ContactSource.Registrar)]);
    }

    private async Task<Outcome> QueueAsync(Guid episodeId, Rung rung, Guid? known, Next? found, CancellationToken cancellation)
    {
        await db.LockAsync("episodes", episodeId, cancellation);
        var about = await db.Set<TakedownCase>().SingleAsync(one => one.EpisodeId == episodeId, cancellation);
        if (about.State != CaseState.Notified || await db.IsOnHoldAsync(episodeId, cancellation)) return new Outcome.NobodyNext();
        var hostId = known ?? Guid.Empty;
        if (found is not null)
        {
            var host = await register.FindAsync([found.Alias], cancellation) ?? await register.AddAsync(found.Alias.Value, rung, [found.Alias], cancellation);
            await register.KeepContactsAsync(host, found.Contacts, cancellation);
            hostId = host.Id;
        }

        if (await register.UsableContactAsync(hostId, cancellation) is not { } contact) return new Outcome.WaitsForContact(hostId, rung);
        var notice = await queue.RunAsync(about, contact, hostId, rung, clock.GetUtcNow().UtcDateTime, cancellation);
        return new Outcome.Queued(notice.Id, rung);
    }

    private sealed record Next(AliasName Alias, IReadOnlyList<RegistryContact> Contacts)
    {
        public static Next? Of(string? name, AliasKind kind, IReadOnlyList<RegistryContact> contacts) =>
            name is { Length: > 0 and <= AliasName.MaxCharacters } && contacts.Any(one => one.Mailbox is not null) ? new Next(new AliasName(kind, name), contacts) : null;
    }
}
