using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Two entries of the register are one host: the names, mailboxes and open cases of the second go to the first, and whoever it connects.</summary>
/// <remarks>Notices that went out keep the host they went to: what was sent to whom is not changed.</remarks>
public sealed class MergeHosts(HotlineDb db, UnitOfWork unit, Vault vault)
{
    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        Merged = 1,
        NoSuchHost = 2,
        SameHost = 3,
    }

    public Task<Outcome> RunAsync(Guid intoId, Guid fromId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (intoId == fromId) return Outcome.SameHost;
        var into = await db.Set<Host>().SingleOrDefaultAsync(one => one.Id == intoId && one.MergedIntoId == null, inner);
        var from = await db.Set<Host>().SingleOrDefaultAsync(one => one.Id == fromId && one.MergedIntoId == null, inner);
        if (into is null || from is null || await vault.OpenRecordAsync(intoId, inner) is not { } intoSecret || await vault.OpenRecordAsync(fromId, inner) is not { } fromSecret) return Outcome.NoSuchHost;
        foreach (var alias in await db.Set<HostAlias>().Where(one => one.HostId == fromId).ToListAsync(inner))
            alias.MoveTo(intoId, intoSecret.Seal("alias.value", fromSecret.OpenText("alias.value", alias.SealedValue)));
        var known = await db.Set<HostContact>().Where(one => one.HostId == intoId).Select(one => one.MailboxLookup).ToListAsync(inner);
        foreach (var contact in await db.Set<HostContact>().Where(one => one.HostId == fromId).ToListAsync(inner))
            if (!known.Exists(lookup => lookup.AsSpan().SequenceEqual(contact.MailboxLookup))) contact.MoveTo(intoId);
        foreach (var about in await db.Set<TakedownCase>().Where(one => one.HostId == fromId && one.State != CaseState.Over).ToListAsync(inner)) about.BelongTo(intoId);
        // Whoever was connected by the second is connected by the first; no host connects itself.
        foreach (var connected in await db.Set<Host>().Where(one => one.UpstreamId == fromId).ToListAsync(inner)) connected.ConnectTo(connected.Id == intoId ? null : intoId);
        if (into.UpstreamId is null && from.UpstreamId != intoId) into.ConnectTo(from.UpstreamId);
        from.MergeInto(intoId);
        return Outcome.Merged;
    }, cancellation);
}
