using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Notify;

/// <summary>An officer adds a host, a name of it, or a mailbox of it. A mailbox that an officer writes in is approved by that.</summary>
public sealed class AddHost(HotlineDb db, UnitOfWork unit, HostRegister register, Vault vault, WakeCases wake, Actor actor, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Added(Guid HostId) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    /// <summary>Why nothing was added.</summary>
    public enum Refusal
    {
        /// <summary>No name, or too long.</summary>
        NameOutOfBounds = 1,

        /// <summary>The name leads to a host already: merge them instead.</summary>
        AliasTaken = 2,

        /// <summary>Not a mailbox, or kept already.</summary>
        MailboxNotTaken = 3,

        NoSuchHost = 4,
    }

    public Task<Outcome> RunAsync(string name, Rung role, AliasName alias, CancellationToken cancellation)
    {
        if (IsOutOfBounds(name) || IsOutOfBounds(alias.Value)) return Task.FromResult<Outcome>(new Outcome.Refused(Refusal.NameOutOfBounds));
        return unit.RunAsync<Outcome>(async inner =>
            await register.FindAsync([alias], inner) is not null ? new Outcome.Refused(Refusal.AliasTaken)
                : new Outcome.Added((await register.AddAsync(name.Trim(), role, [alias], inner)).Id), cancellation);
    }

    public Task<Outcome> AliasAsync(Guid hostId, AliasName alias, CancellationToken cancellation)
    {
        if (IsOutOfBounds(alias.Value)) return Task.FromResult<Outcome>(new Outcome.Refused(Refusal.NameOutOfBounds));
        return unit.RunAsync<Outcome>(async inner =>
        {
            if (await db.Set<Host>().SingleOrDefaultAsync(one => one.Id == hostId, inner) is not { } host || await vault.OpenRecordAsync(hostId, inner) is not { } secret) return new Outcome.Refused(Refusal.NoSuchHost);
            return await register.AddAliasAsync(host, secret, alias, inner) ? new Outcome.Added(hostId) : new Outcome.Refused(Refusal.AliasTaken);
        }, cancellation);
    }

    public Task<Outcome> MailboxAsync(Guid hostId, string mailbox, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        if (!await db.Set<Host>().AnyAsync(one => one.Id == hostId, inner)) return new Outcome.Refused(Refusal.NoSuchHost);
        if (await register.AddContactAsync(hostId, mailbox, ContactOrigin.Officer, inner) is not { } added) return new Outcome.Refused(Refusal.MailboxNotTaken);
        added.Approve(actor.AccountId, clock.GetUtcNow().UtcDateTime);
        await wake.OfHostAsync(hostId, inner);
        return new Outcome.Added(hostId);
    }, cancellation);

    private static bool IsOutOfBounds(string text) => string.IsNullOrWhiteSpace(text) || text.Length > AliasName.MaxCharacters;
}
